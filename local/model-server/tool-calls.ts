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

/** How the templates of many models write a call; a server that is not told to read it leaves it in the text. */
const IN_TEXT = /<tool_call>([\s\S]*?)(?:<\/tool_call>|$)/g;

export interface ToolCalls {
  readonly uses: readonly ToolUse[];
  /** Whether the model tried a call that cannot be read. */
  readonly malformed: boolean;
  /** The text without the calls in it. */
  readonly text: string;
}

/** The tool calls of a reply: in their own place, or in its text where a tool of that name is `offered`. */
export const readToolCalls = (
  { tool_calls }: Pick<Message, 'tool_calls'>,
  text: string,
  offered: readonly string[],
  takenIds: Iterable<string>,
): ToolCalls => {
  // Servers send what no type promises.
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

/** Arguments are JSON text; some servers send the object itself, and nothing at all where there are none. */
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

/** Bedrock's ids tell the uses of a conversation apart. Where a server's do not, they become nine letters and digits, which every template takes. */
const withOwnIds = (uses: readonly Read[], takenIds: Iterable<string>): ToolUse[] => {
  const taken = new Set(takenIds);
  return uses.map(({ id, name, input }) => {
    const toolUseId = id && !taken.has(id) ? id : randomBytes(5).toString('hex').slice(0, 9);
    taken.add(toolUseId);
    return { toolUseId, name, input };
  });
};
