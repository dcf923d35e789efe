import { WRAPPERS } from '../text/wrap-untrusted.ts';

/** Tags around untrusted text, which a model may echo, and around thoughts. */
const NAMES = `${WRAPPERS}|think|thinking|reasoning`;
const THOUGHTS = /^(?:think|thinking|reasoning)$/;
/** Code in which a customer may be shown any tag, or one of the tags; an opening tag may be cut off at the end of the text. */
const CODE_OR_TAG = new RegExp(
  `\`\`\`[\\s\\S]*?\`\`\`|\`[^\`\\n]+\`|<\\s{0,4}(/?)\\s{0,4}(${NAMES})(?:(?:\\s[^<>]*|/)?>|\\s*$)`,
  'gi',
);
/** Some templates open this tag in the prompt, so that the thoughts before its end have no beginning. */
const OPENED_BY_PROMPT = 'think';

/**
 * The part of a model's text that is meant for the customer: without thoughts and echoed notes, and without turns that the model invented
 * for the customer. Tags in code stay.
 */
export const cleanText = (text: string): string =>
  withoutInventedTurns(withoutTags(text.replace(/[\uD800-\uDBFF]$/, '').toWellFormed())).trim();

/** Linear: the end of a block is not sought again behind a place where there was none. */
const withoutTags = (text: string): string => {
  const neverClosed = new Set<string>();
  let kept = '';
  let from = 0;
  CODE_OR_TAG.lastIndex = 0;
  for (let match = CODE_OR_TAG.exec(text); match; match = CODE_OR_TAG.exec(text)) {
    const [whole, closes, tag] = match;
    if (tag === undefined) continue;
    const name = tag.toLowerCase();
    kept = closes && name === OPENED_BY_PROMPT ? '' : kept + text.slice(from, match.index);
    from = CODE_OR_TAG.lastIndex;
    if (closes || whole.endsWith('/>')) continue;
    const end = neverClosed.has(name) ? -1 : endOf(text, name, from);
    if (end < 0) neverClosed.add(name);
    from = end >= 0 ? end : isCutOff(name, text, match.index) ? text.length : from;
    CODE_OR_TAG.lastIndex = from;
  }
  return kept + text.slice(from);
};

const endOf = (text: string, name: string, from: number): number => {
  const close = new RegExp(`<\\s{0,4}/\\s{0,4}${name}\\s{0,4}>`, 'gi');
  close.lastIndex = from;
  return close.test(text) ? close.lastIndex : -1;
};

/** A thought that does not end, or a note that begins a line as ours do, reaches to the end of the text. Otherwise only the tag is dropped. */
const isCutOff = (name: string, text: string, at: number): boolean =>
  THOUGHTS.test(name) || at === 0 || text[at - 1] === '\n';

/**
 * "Human:" opens a turn in the format on which models were trained; behind a blank line it is never an answer's own. "Customer:" and "User:"
 * also head a line of a summary ("Customer: Ada"), so they only count if a later line answers in the assistant's name.
 */
const HUMAN = /\n[^\S\n]*\n[^\S\n]*Human:/;
const CUSTOMER = /\n[^\S\n]*(?:Human|User|Customer):/;
const ASSISTANT = /\n[^\S\n]*(?:Assistant|AI|Agent|Support|Bot):/g;

const withoutInventedTurns = (text: string): string => {
  const words = text.replaceAll(/```[\s\S]*?```/g, (code) => ' '.repeat(code.length));
  const [human, customer] = [words.search(HUMAN), words.search(CUSTOMER)];
  const answered = [...words.matchAll(ASSISTANT)].at(-1)?.index ?? -1;
  const turns = [human, customer < answered ? customer : -1].filter((at) => at >= 0);
  return text.slice(0, Math.min(text.length, ...turns));
};
