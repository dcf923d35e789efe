import type OpenAI from 'openai';
import { estimateTokens } from '../../core/models/token-estimate.ts';
import { type Block, type ConverseRequest, toolsOf } from '../aws/bedrock/protocol/request.ts';
import { asksForJson, forcedTool } from './chat-request.ts';
import { objectInWords } from './json-object.ts';
import type { ChatRequest, Limitation } from './limitations.ts';
import { withoutThoughts } from './thoughts.ts';
import { readToolCalls, type ToolCalls } from './tool-calls.ts';

type Choice = OpenAI.ChatCompletion.Choice;

interface ConverseReply {
  readonly output: { readonly message: { readonly role: 'assistant'; readonly content: readonly Block[] } };
  readonly stopReason: string;
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number; readonly totalTokens: number };
}

/** The words of a reply, some servers' parts of text joined; null content is no words. */
const rawText = ({ message }: Choice): string => {
  const content: unknown = message.content;
  if (Array.isArray(content)) return content.map((part) => part?.text ?? '').join('');
  return typeof content === 'string' ? content : '';
};

/** Whether the model thought, in a field of its own or in its text. */
export const hasThoughts = (choice: Choice): boolean => {
  const { reasoning_content, reasoning } = choice.message as { reasoning_content?: unknown; reasoning?: unknown };
  const text = rawText(choice).trim();
  return Boolean(reasoning_content || reasoning) || withoutThoughts(text) !== text;
};

/** What a reply says and calls; a JSON answer in place of a call that was asked for is that call. */
export const readReply = (request: ConverseRequest, known: ReadonlySet<Limitation>, choice: Choice): ToolCalls => {
  const text = withoutThoughts(rawText(choice));
  const offered = toolsOf(request).map(({ name }) => name);
  const calls = readToolCalls(choice.message, text, offered, usedIds(request));
  const forced = forcedTool(request);
  if (!forced || calls.uses.length > 0) return calls;
  const input = objectInWords(calls.text);
  if (!input || !fits(input, forced.inputSchema.json, asksForJson(request, known))) return calls;
  return { uses: [{ toolUseId: 'in-words', name: forced.name, input }], malformed: false, text: '' };
};

/** An object that a model wrote without being asked for JSON is an answer only if it has what the schema requires. */
const fits = (input: object, schema: { readonly [key: string]: unknown }, wasAsked: boolean): boolean => {
  const required = Array.isArray(schema.required) ? schema.required : [];
  return wasAsked || (required.length > 0 && required.every((name) => name in input));
};

const usedIds = ({ messages }: ConverseRequest): string[] =>
  messages.flatMap(({ content }) => content.flatMap(({ toolUse }) => toolUse?.toolUseId ?? []));

/** A completion as `Converse` answers it. Tokens that the server does not count are estimated. */
export const toConverseReply = (
  sent: ChatRequest,
  { usage }: Pick<OpenAI.ChatCompletion, 'usage'>,
  { finish_reason }: Choice,
  { uses, malformed, text }: ToolCalls,
): ConverseReply => {
  const content: Block[] = [
    ...(text === '' ? [] : [{ text }]),
    ...(malformed ? [] : uses.map((toolUse) => ({ toolUse }))),
  ];
  const inputTokens = usage?.prompt_tokens ?? estimateTokens(JSON.stringify([sent.messages, sent.tools]));
  const outputTokens = usage?.completion_tokens ?? estimateTokens(JSON.stringify(content));
  return {
    output: { message: { role: 'assistant', content } },
    stopReason: malformed ? 'malformed_tool_use' : stopReason(finish_reason, uses.length > 0),
    usage: { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens },
  };
};

/** Servers also say "stop" behind a call, and words of their own; a reply that calls a tool was ended by that. */
const stopReason = (finish: string | null, calls: boolean): string => {
  if (finish === 'content_filter') return 'content_filtered';
  if (finish === 'length') return 'max_tokens';
  if (calls) return 'tool_use';
  return finish === 'tool_calls' || finish === 'function_call' ? 'malformed_tool_use' : 'end_turn';
};
