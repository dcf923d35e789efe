import { randomBytes } from 'node:crypto';
import type OpenAI from 'openai';
import * as z from 'zod/mini';
import type { Json, ToolUse } from '../aws/bedrock/protocol/request.ts';
import { parseObject } from './json-object.ts';

type Message = OpenAI.ChatCompletionMessage;
const Call = z.object({
  id: z.nullish(z.string()),
  function: z.object({ name: z.string(), arguments: z.optional(z.unknown()) }),
});

/** The form of a call in many models' templates. A server without a parser leaves it in the text. */
const IN_TEXT = /<tool_call>([\s\S]*?)(?:<\/tool_call>|$)/g;

export interface ToolCalls {
  readonly uses: readonly ToolUse[];
  /** Whether a call could not be parsed. */
  readonly malformed: boolean;
  /** The text without the calls in it. */
  readonly text: string;
}

/** The tool calls of a reply, from `tool_calls` and from its text. In the text, only names in `offered` count. */
export const readToolCalls = (
  { tool_calls }: Pick<Message, 'tool_calls'>,
  text: string,
  offered: readonly string[],
  takenIds: Iterable<string>,
): ToolCalls => {
  // Servers do not always follow the type.
  const given: unknown[] = [tool_calls ?? []].flat();
  const calls = given.map((call) => {
    const parsed = Call.safeParse(call);
    return parsed.success ? read(parsed.data.function, parsed.data.id ?? undefined) : null;
  });
  const written =
    offered.length === 0 ? [] : [...text.matchAll(IN_TEXT)].map(([, json = '']) => readWritten(json, offered));
  const found = [...calls, ...written];
  const uses = found.filter((use) => use !== null);
  return {
    uses: withOwnIds(uses, takenIds),
    malformed: uses.length < found.length,
    text: written.length > 0 ? text.replace(IN_TEXT, '').trim() : text,
  };
};

interface Read {
  readonly id: string | undefined;
  readonly name: string;
  readonly input: Json;
}

/** Arguments are JSON text. Some servers send the object itself, or nothing if there are no arguments. */
const read = ({ name, arguments: given }: { name: string; arguments?: unknown }, id?: string): Read | null => {
  if (given === undefined || given === null || given === '') return { id, name, input: {} };
  const input = parseObject(typeof given === 'string' ? given : JSON.stringify(given));
  return input && { id, name, input };
};

const readWritten = (json: string, offered: readonly string[]): Read | null => {
  const call = parseObject(json);
  if (typeof call?.name !== 'string' || !offered.includes(call.name)) return null;
  return read({ name: call.name, arguments: call.arguments ?? call.parameters });
};

/** Replaces ids that are not unique in the conversation with nine letters and digits, which every template accepts. */
const withOwnIds = (uses: readonly Read[], takenIds: Iterable<string>): ToolUse[] => {
  const taken = new Set(takenIds);
  return uses.map(({ id, name, input }) => {
    const toolUseId = id && !taken.has(id) ? id : randomBytes(5).toString('hex').slice(0, 9);
    taken.add(toolUseId);
    return { toolUseId, name, input };
  });
};
