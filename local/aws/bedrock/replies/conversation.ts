import { fromJson } from '../../../../core/text/json.ts';
import { isNote } from '../../../../core/turn/context/notes.ts';
import type { ConverseRequest, Json, Message } from '../protocol/request.ts';

/** A tool that was used for the customer's newest message, with the text and the data that it returned. */
export interface Used {
  readonly name: string;
  readonly input: Json;
  readonly failed: boolean;
  readonly words: string;
  readonly data: Json;
}

export interface Conversation {
  /** The customer's newest message. */
  readonly message: string;
  /** The customer's earlier messages, oldest first. */
  readonly earlier: readonly string[];
  /** The assistant's last answer. */
  readonly told: string;
  /** The notes after the newest message. */
  readonly note: string;
  readonly used: readonly Used[];
}

export const readConversation = ({ messages }: ConverseRequest): Conversation => {
  const newest = messages.findLastIndex((message) => message.role === 'user' && textsOf(message).length > 0);
  const before = messages.slice(0, Math.max(newest, 0));
  const texts = textsOf(messages[newest]);
  const fromUser = [...before.filter(({ role }) => role === 'user').flatMap(textsOf), ...texts];
  const said = fromUser.filter((text) => !isNote(text));
  return {
    message: said.at(-1) ?? '',
    earlier: said.slice(0, -1),
    told: textsOf(before.findLast(({ role }) => role === 'assistant')).join('\n'),
    note: texts.filter(isNote).join('\n'),
    used: usesIn(messages.slice(before.length)),
  };
};

/** Splits a result, which is text, JSON, or text with the same as JSON on the lines after it. */
export const readResult = (text: string): Pick<Used, 'words' | 'data'> => {
  const start = text.search(/^[[{]/m);
  const data = start < 0 ? undefined : (fromJson(text.slice(start)) as Json | undefined);
  return data === undefined ? { words: text.trim(), data: null } : { words: text.slice(0, start).trim(), data };
};

const textsOf = (message: Message | undefined): string[] =>
  (message?.content ?? []).flatMap(({ text = '' }) => text.trim() || []);

const usesIn = (messages: readonly Message[]): Used[] => {
  const blocks = messages.flatMap(({ content }) => content);
  return blocks.flatMap(({ toolResult: result }) => {
    const use = blocks.find(({ toolUse }) => toolUse && toolUse.toolUseId === result?.toolUseId)?.toolUse;
    const text = result?.content.map((part) => part.text ?? JSON.stringify(part.json)).join('\n') ?? '';
    return use ? [{ name: use.name, input: use.input, failed: result?.status === 'error', ...readResult(text) }] : [];
  });
};
