import type { ConverseRequest, Message, ToolResult, ToolUse } from '../protocol/request.ts';
import { type Note, readNote } from './note.ts';

/** A tool that was used for the customer's newest words, and what came back. */
export interface Used extends Pick<ToolUse, 'name' | 'input'> {
  readonly result: ToolResult;
}

/** What a request says, as the stand-in reads it. */
export interface Dialogue {
  readonly system: string;
  /** What the support system put behind the customer's newest words. */
  readonly notes: readonly Note[];
  /** The customer's newest words. */
  readonly message: string;
  /** The customer's words before these, oldest first. */
  readonly earlier: readonly string[];
  /** What the customer was told last, or nothing. */
  readonly told: string;
  /** Oldest first. */
  readonly used: readonly Used[];
}

export const readDialogue = ({ system = [], messages }: ConverseRequest): Dialogue => {
  const newest = messages.findLastIndex((message) => message.role === 'user' && textsOf(message).length > 0);
  const texts = messages.map((message) => (message.role === 'user' ? textsOf(message) : []));
  const said = texts.map((blocks) => blocks.filter((text) => readNote(text) === null));
  const last = said[newest] ?? [];
  return {
    system: joined(system),
    notes: (texts[newest] ?? []).flatMap((text) => readNote(text) ?? []),
    message: unwrap(last.at(-1) ?? ''),
    earlier: [...said.slice(0, Math.max(newest, 0)).flat(), ...last.slice(0, -1)].map(unwrap),
    told: joined(messages.slice(0, Math.max(newest, 0)).findLast(({ role }) => role === 'assistant')?.content ?? []),
    used: newest < 0 ? [] : usesSince(messages, newest),
  };
};

const textsOf = ({ content }: Message): string[] =>
  content.flatMap(({ text = '' }) => (text.trim() === '' ? [] : [text.trim()]));

const joined = (blocks: readonly { readonly text?: string }[]): string =>
  blocks
    .map(({ text }) => text ?? '')
    .join('\n')
    .trim();

/** The uses whose results stand in the message at `newest` or behind it. */
const usesSince = (messages: readonly Message[], newest: number): Used[] => {
  const uses = messages.flatMap(({ content }) => content.flatMap(({ toolUse }) => toolUse ?? []));
  const results = messages
    .slice(newest)
    .flatMap(({ content }) => content.flatMap(({ toolResult }) => toolResult ?? []));
  return results.flatMap((result) => {
    const use = uses.findLast(({ toolUseId }) => toolUseId === result.toolUseId);
    return use ? [{ name: use.name, input: use.input, result }] : [];
  });
};

/** A prompt that hands over a text between tags is about that text. */
const unwrap = (text: string): string => {
  const tag = /<([a-z][a-z_-]{0,40})>/i.exec(text);
  if (!tag) return text;
  const start = tag.index + tag[0].length;
  const end = text.lastIndexOf(`</${tag[1]}>`);
  return end < start ? text : text.slice(start, end).trim();
};
