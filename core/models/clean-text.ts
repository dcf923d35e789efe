import { plainText } from '../text/plain-text.ts';
import { WRAPPERS } from '../text/wrap-untrusted.ts';

/** Tags around untrusted text, which a model may echo, and around thoughts. */
const NAMES = `${WRAPPERS}|think|thinking|thought|reasoning`;
const THOUGHTS = /^(?:think|thinking|thought|reasoning)$/;
/** Code in which a customer may be shown any tag, or one of the tags; code or an opening tag may be cut off at the end of the text. */
const CODE_OR_TAG = new RegExp(
  `\`\`\`[\\s\\S]*?(?:\`\`\`|$)|\`[^\`\\n]+\`|<\\s{0,4}(/?)\\s{0,4}(${NAMES})(?:(?:\\s[^<>]*|/)?>|\\s*$)`,
  'gi',
);
/** Some templates open this tag in the prompt, so that the thoughts before its end have no beginning. */
const OPENED_BY_PROMPT = 'think';

/**
 * The part of a model's text that is meant for the customer: without characters that cannot be seen, thoughts and echoed notes,
 * and without turns that the model invented for the customer. Tags in code stay.
 */
export const cleanText = (text: string): string =>
  withoutInventedTurns(withoutTags(plainText(text.replace(/[\uD800-\uDBFF]$/, '')))).trim();

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
    kept += text.slice(from, match.index);
    from = CODE_OR_TAG.lastIndex;
    if (closes && endsThoughts(name, text, from)) kept = '';
    if (closes || whole.endsWith('/>') || !opensBlock(name, text, match.index)) continue;
    const end = neverClosed.has(name) ? -1 : endOf(text, name, from);
    if (end < 0) neverClosed.add(name);
    from = end < 0 ? text.length : end;
    CODE_OR_TAG.lastIndex = from;
  }
  return kept + text.slice(from);
};

const endOf = (text: string, name: string, from: number): number => {
  const close = new RegExp(`<\\s{0,4}/\\s{0,4}${name}\\s{0,4}>`, 'gi');
  close.lastIndex = from;
  return close.test(text) ? close.lastIndex : -1;
};

/**
 * Whether a tag opens a part that is dropped, up to the end of the text if it is not closed: thoughts, or a note that begins a line as ours
 * do. Of a tag in a sentence ("Put it into a <result> element"), only the tag is dropped.
 */
const opensBlock = (name: string, text: string, at: number): boolean =>
  THOUGHTS.test(name) || at === 0 || text[at - 1] === '\n';

/** Whether a closing tag without an opening one ends thoughts that reach to it from the beginning: the answer follows on another line. */
const endsThoughts = (name: string, text: string, end: number): boolean => {
  NEXT_LINE.lastIndex = end;
  return name === OPENED_BY_PROMPT || (THOUGHTS.test(name) && end < text.length && NEXT_LINE.test(text));
};
const NEXT_LINE = /[^\S\n]*\n\s*(?=\S)/y;

/** The label of a turn in the format on which models were trained; behind a blank line it is never an answer's own. */
const HUMAN = /\n[^\S\n]*\n[^\S\n]*Human:/;
const CUSTOMER = /(?:^|\n)[^\S\n]*(?:Human|User|Customer):/;
const ASSISTANT = /\n[^\S\n]*(?:Assistant|AI|Agent|Support|Bot):/;
/** Another label with a value, as in a summary. */
const FIELD = /\n[^\S\n]*(?!(?:Human|User|Customer|Assistant|AI|Agent|Support|Bot):)\p{Lu}[\p{L} -]{0,30}:[^\S\n]+\S/u;

/**
 * Cuts the text where it goes on as a dialogue. "Customer:" and "User:" also head a line of a summary ("Customer: Ada"), so they only count
 * if a later line answers in the assistant's name and none has another label. A dialogue that the answer announces with a colon is its own.
 */
const withoutInventedTurns = (text: string): string => {
  const words = text.replaceAll(/```[\s\S]*?(?:```|$)/g, (code) => ' '.repeat(code.length));
  const customer = words.search(CUSTOMER);
  const dialogue = customer < 0 ? '' : words.slice(customer);
  const turns = [words.search(HUMAN), ASSISTANT.test(dialogue) && !FIELD.test(dialogue) ? customer : -1];
  const at = Math.min(text.length, ...turns.filter((turn) => turn >= 0));
  return /(?:^|:)\s*$/.test(text.slice(0, at)) ? text : text.slice(0, at);
};
