import type { Block, ConverseRequest, JsonRecord, Message } from '../../../../local/aws/bedrock/protocol/request.ts';

/** What the model makes of a request. */
export interface Situation {
  /** Names the customer and the conversation; part of all that the model writes, so that the company's records tell whose it is. */
  readonly marker: string;
  /** Every text, oldest first: customers' words, documents, answers, results. */
  readonly texts: readonly string[];
  /** Texts behind the customer's newest words, them included. */
  readonly newest: readonly string[];
  /** Replies of this turn so far. */
  readonly round: number;
}

export interface Use {
  readonly name: string;
  readonly input: JsonRecord;
}

const MARKER = /\bof-[a-z]+(?:-\d+)?-(?:case|fickle|late|death|outdated|hasty)-\d+\b/;
const COMMAND = /\bcall (\w+) with (\{.*\})/g;

export const readSituation = ({ messages }: ConverseRequest): Situation => {
  const asked = askedAt(messages);
  const texts = messages.flatMap(textsOf);
  return {
    marker: texts.flatMap((text) => MARKER.exec(text)?.[0] ?? []).at(-1) ?? 'nobody',
    texts,
    newest: messages.slice(Math.max(asked, 0)).flatMap(textsOf),
    round: messages.slice(asked + 1).filter(({ role }) => role === 'assistant').length,
  };
};

/** Names of the tools that the model has asked for in this turn. */
export const toolsUsedIn = ({ messages }: ConverseRequest): string[] =>
  messages.slice(askedAt(messages) + 1).flatMap(({ content }) => content.flatMap(({ toolUse }) => toolUse?.name ?? []));

const askedAt = (messages: readonly Message[]): number =>
  messages.findLastIndex(({ role, content }) => role === 'user' && content.some(isWords));

const isWords = ({ text, guardContent }: Block): boolean => text !== undefined || guardContent !== undefined;

const textsOf = ({ content }: Message): string[] => content.flatMap(textsIn);

const textsIn = ({ text, guardContent, toolResult }: Block): string[] => [
  ...(text === undefined ? [] : [text]),
  ...(guardContent?.text ? [guardContent.text.text] : []),
  ...(toolResult?.content.flatMap(({ text: result }) => result ?? []) ?? []),
];

/** The tool uses that somebody's words command. */
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

/** The passages of the knowledge that stand in the request, in the order of their numbers. */
export const passagesIn = (texts: readonly string[]): string[] =>
  texts
    .flatMap((text) => [...text.matchAll(/<passage [^>]*>\n([\s\S]*?)\n<\/passage>/g)])
    .map(([, words = '']) => words);
