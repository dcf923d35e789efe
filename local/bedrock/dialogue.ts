import type { ConverseRequest, Message, ToolResult } from './request.ts';

/** What a request says, as the stand-in reads it. */
export interface Dialogue {
  readonly system: string;
  /** The customer's newest words. */
  readonly message: string;
  /** The customer's words before these, oldest first. */
  readonly earlier: readonly string[];
  /** What the tools answered, if the newest message brings such answers. */
  readonly results: readonly ToolResult[];
}

export const readDialogue = ({ system = [], messages }: ConverseRequest): Dialogue => {
  const said = messages
    .filter(({ role }) => role === 'user')
    .map(textOf)
    .filter((text) => text !== '');
  return {
    system: system
      .map(({ text }) => text ?? '')
      .join('\n')
      .trim(),
    message: unwrap(said.at(-1) ?? ''),
    earlier: said.slice(0, -1).map(unwrap),
    results: (messages.at(-1)?.content ?? []).flatMap(({ toolResult }) => toolResult ?? []),
  };
};

const textOf = ({ content }: Message): string =>
  content
    .map(({ text }) => text ?? '')
    .join('\n')
    .trim();

/** A prompt that hands over a text between tags is about that text. */
const unwrap = (text: string): string => {
  const tag = /<([a-z][a-z_-]{0,40})>/i.exec(text);
  if (!tag) return text;
  const start = tag.index + tag[0].length;
  const end = text.lastIndexOf(`</${tag[1]}>`);
  return end < start ? text : text.slice(start, end).trim();
};
