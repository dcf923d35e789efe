import { termsOf, termsOfQuestion } from '../../../../core/knowledge/retrieval/terms.ts';
import type { JsonRecord, Tool } from '../protocol/request.ts';
import type { Conversation } from './conversation.ts';
import { type Filled, fillArguments, type Source, wordsOfName } from './fill-arguments.ts';

export interface ToolCall {
  readonly name: string;
  readonly input: JsonRecord;
}

export interface Choice extends Filled {
  readonly tool: Tool;
  readonly source: Source;
  readonly fit: number;
}

const READS = /^(?:get|find|list|look|search|show|check|track|read|fetch|view|see|query)s?(?:up)?\b/i;
/** Verbs that do not identify an action by themselves. */
const VAGUE = termsOf('create make start add open submit request change update set edit modify put give send new ask');
/** A customer's wish in a description: "when a customer wants to return something". */
const WANTED = /\bwants? to ([^.;:]+)/g;
const REQUESTED = /\b(?:(?:want|wish|need|like) to|(?:can|could|will|would) you|please)\s+(?=(\p{L}+))/giu;
const OPENING = /(?:^|[.!;,]\s*)(\p{L}+)/gmu;
/** Minimum score: 2 for a word of the name, 1 for a word of the description or an identifier. */
const FIT = 3;

/** The tool for a change that a message requests, also as the answer to a question about the previous one. */
export const chooseChange = (tools: readonly Tool[], conversation: Conversation): Choice | null => {
  const { message, earlier, told } = conversation;
  const isAnswer = told.endsWith('?') && !/\?|^no\b/i.test(message);
  const texts = isAnswer ? [message, [...earlier.slice(-1), message].join('; ')] : [message];
  const meant = (source: Source) => tools.filter((tool) => !isReading(tool) && isMeant(tool, source));
  const sources = texts.map((text) => sourceOf(conversation, text));
  return sources.flatMap((source) => ranked(meant(source), source))[0] ?? null;
};

/** Returns the look-up that fits the message best, or that finds the missing arguments of a change. */
export const chooseLookUp = (tools: readonly Tool[], conversation: Conversation, change?: Choice): ToolCall | null => {
  const source = change ? { ...change.source, earlier: [] } : sourceOf(conversation, conversation.message);
  const terms = termsOfQuestion(source.text).filter((term) => !change || !source.verbs.includes(term));
  const needed = change ? [...Object.keys(change.input), ...change.missing].map(wordsOfName) : [];
  const choices = ranked(tools.filter(isReading), source, [...terms, ...termsOf(needed.join(' '))]);
  const best = choices.find(({ missing }) => missing.length === 0);
  return best && best.fit >= FIT - (change ? 1 : 0) ? { name: best.tool.name, input: best.input } : null;
};

export const sourceOf = ({ earlier, used }: Conversation, text: string): Source => {
  const verbs = [...text.matchAll(REQUESTED), ...(text.includes('?') ? [] : text.matchAll(OPENING))];
  return { text, earlier, data: used.map(({ data }) => data), verbs: termsOf(verbs.map(([, verb]) => verb).join(' ')) };
};

const ranked = (tools: readonly Tool[], source: Source, terms = termsOfQuestion(source.text)): Choice[] => {
  const choices = tools.map((tool) => {
    const filled = fillArguments(tool, source);
    const shared = (text: string) => new Set(termsOf(text).filter((term) => terms.includes(term))).size;
    const fit = 2 * shared(wordsOfName(tool.name)) + shared(tool.description ?? '') + filled.identifiers;
    return { tool, source, ...filled, fit };
  });
  return choices.sort((a, b) => b.fit - a.fit);
};

const isReading = ({ name, description = '' }: Tool): boolean =>
  READS.test(wordsOfName(name)) || READS.test(description);

const isMeant = ({ name, description = '' }: Tool, { text, verbs }: Source): boolean => {
  const [verb = '', ...nouns] = termsOf(wordsOfName(name));
  const wanted = termsOfQuestion([...description.matchAll(WANTED)].map(([, words]) => words).join(' '));
  const telling = [...(VAGUE.includes(verb) ? nouns : [verb]), ...wanted.filter((term) => !VAGUE.includes(term))];
  const isNamed = verbs.includes(verb) && nouns.some((noun) => termsOf(text).includes(noun));
  return isNamed || verbs.some((each) => telling.includes(each));
};
