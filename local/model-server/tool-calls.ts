import type OpenAI from 'openai';
import * as z from 'zod/mini';
import { parseObject } from '../../core/text/json.ts';

type Message = OpenAI.ChatCompletionMessage;
const Call = z.object({
  id: z.optional(z.unknown()),
  function: z.object({ name: z.unknown(), arguments: z.optional(z.unknown()) }),
});

/** The form of a call in many models' templates. A server without a parser leaves it in the text. */
const IN_TEXT = /<tool_call>([\s\S]*?)(?:<\/tool_call>|$)/g;

/** A call as the server sent it. The adapter for models reads its input, and finds it malformed if it cannot. */
interface Use {
  readonly toolUseId?: unknown;
  readonly name?: unknown;
  readonly input?: unknown;
}

export interface ToolCalls {
  readonly uses: readonly Use[];
  /** The text without the calls in it. */
  readonly text: string;
}

/** The tool calls of a reply, from `tool_calls` and from its text. In the text, only names in `offered` count. */
export const readToolCalls = (
  { tool_calls }: Pick<Message, 'tool_calls'>,
  text: string,
  offered: readonly string[],
): ToolCalls => {
  // Servers do not always follow the type.
  const given: unknown[] = [tool_calls ?? []].flat();
  const calls = given.map((call): Use => {
    const { id, function: called } = Call.safeParse(call).data ?? {};
    return { toolUseId: id, name: called?.name, input: called?.arguments };
  });
  const written =
    offered.length === 0 ? [] : [...text.matchAll(IN_TEXT)].map(([, json = '']) => readWritten(json, offered));
  return { uses: [...calls, ...written], text: written.length > 0 ? text.replace(IN_TEXT, '').trim() : text };
};

const readWritten = (json: string, offered: readonly string[]): Use => {
  const { name, arguments: given, parameters } = parseObject(json) ?? {};
  return offered.includes(String(name)) ? { name, input: given ?? parameters } : {};
};
