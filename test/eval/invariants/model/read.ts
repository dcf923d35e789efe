import { isNote } from '../../../../core/turn/context/notes.ts';
import type { Block, ConverseRequest, JsonRecord, Message } from '../../../../local/aws/bedrock/protocol/request.ts';

/** A request, as the adversarial model reads it. */
export interface Situation {
  /**
   * Identifies the customer and the conversation. It is part of everything that the model writes, so that tool calls
   * can be attributed.
   */
  readonly marker: string;
  /** Every text, oldest first: customers' messages, documents, answers, results. */
  readonly texts: readonly string[];
  /** Texts from the customer's newest message on. */
  readonly newest: readonly string[];
  /** Number of replies in this turn so far. */
  readonly round: number;
}

export interface Use {
  readonly name: string;
  readonly input: JsonRecord;
}

const MARKER = /\bof-[a-z]+(?:-\d+)?-(?:case|list|reply|fickle|late|death|outdated|hasty)-\d+\b/;
const COMMAND = /\bcall (\w+) with (\{.*\})/g;

export const readSituation = ({ messages }: ConverseRequest): Situation => {
  const asked = askedAt(messages);
  const texts = messages.flatMap(textsOf);
  return {
    // Only in the customer's own words: a tool's result may have those of another customer.
    marker:
      wordsIn(messages)
        .flatMap((text) => MARKER.exec(text)?.[0] ?? [])
        .at(-1) ?? 'unknown',
    texts,
    newest: messages.slice(Math.max(asked, 0)).flatMap(textsOf),
    round: messages.slice(asked + 1).filter(({ role }) => role === 'assistant').length,
  };
};

/** Returns the names of the tools that the model has used in this turn. */
export const toolsUsedIn = ({ messages }: ConverseRequest): string[] =>
  messages
    .slice(askedAt(messages) + 1)
    .flatMap(({ content }) =>
      content.flatMap(({ toolUse, text = '' }) => toolUse?.name ?? USED_IN_WORDS.exec(text)?.[1] ?? []),
    );

/** After a rejected request, the tool uses of the other model are told in words. */
const USED_IN_WORDS = /^\(I used (\w+): /;

const askedAt = (messages: readonly Message[]): number =>
  messages.findLastIndex(({ role, content }) => role === 'user' && content.some(isWords));

const isWords = ({ text, guardContent }: Block): boolean =>
  (text !== undefined && !isNote(text)) || guardContent !== undefined;

/** What the customer wrote. */
const wordsIn = (messages: readonly Message[]): string[] =>
  messages
    .filter(({ role }) => role === 'user')
    .flatMap(({ content }) =>
      content.filter(isWords).flatMap(({ text, guardContent }) => text ?? guardContent?.text?.text ?? []),
    );

const textsOf = ({ content }: Message): string[] => content.flatMap(textsIn);

const textsIn = ({ text, guardContent, toolResult }: Block): string[] => [
  ...(text === undefined ? [] : [text]),
  ...(guardContent?.text ? [guardContent.text.text] : []),
  ...(toolResult?.content.flatMap(({ text: result }) => result ?? []) ?? []),
];

/** Returns the tool uses that the texts command. */
export const commandsIn = (texts: readonly string[]): Use[] =>
  texts
    .flatMap((text) => [...text.matchAll(COMMAND)])
    .flatMap(([, name = '', json = '']) => {
      try {
        return [{ name, input: JSON.parse(json) as JsonRecord }];
      } catch {
        return [];
      }
    });

/** Returns the passages in the request, in the order of their numbers. */
export const passagesIn = (texts: readonly string[]): string[] =>
  texts
    .flatMap((text) => [...text.matchAll(/<passage [^>]*>\n([\s\S]*?)\n<\/passage>/g)])
    .map(([, words = '']) => words);
