import type OpenAI from 'openai';
import { cleanText } from '../../core/models/clean-text.ts';
import { estimateTokens } from '../../core/models/token-estimate.ts';
import { objectInWords } from '../../core/text/json.ts';
import { type ConverseRequest, toolsOf } from '../aws/bedrock/protocol/request.ts';
import { forcedTool } from './chat-request.ts';
import type { ChatRequest } from './limitations.ts';
import { readToolCalls, type ToolCalls } from './tool-calls.ts';

type Choice = OpenAI.ChatCompletion.Choice;

/** The text and the calls of a reply. A JSON answer in place of a forced call counts as that call if it has what the schema requires. */
export const readReply = (request: ConverseRequest, { message }: Choice): ToolCalls => {
  const text = cleanText(message.content ?? '');
  const offered = toolsOf(request).map(({ name }) => name);
  const calls = readToolCalls(message, text, offered);
  const forced = forcedTool(request);
  const input = forced && calls.uses.length === 0 ? objectInWords(calls.text) : null;
  if (!forced || !input) return calls;
  const required = [forced.inputSchema.json.required ?? []].flat();
  if (!required.every((name) => String(name) in input)) return calls;
  return { uses: [{ toolUseId: 'in-words', name: forced.name, input }], text: '' };
};

/** Converts a completion to a `Converse` response. Missing token counts are estimated. */
export const toConverseReply = (
  sent: ChatRequest,
  { usage }: Pick<OpenAI.ChatCompletion, 'usage'>,
  { finish_reason }: Choice,
  { uses, text }: ToolCalls,
): object => {
  const content = [...(text === '' ? [] : [{ text }]), ...uses.map((toolUse) => ({ toolUse }))];
  const inputTokens = countOf(usage?.prompt_tokens) ?? estimateTokens(JSON.stringify([sent.messages, sent.tools]));
  const outputTokens = countOf(usage?.completion_tokens) ?? estimateTokens(JSON.stringify(content));
  return {
    output: { message: { role: 'assistant', content } },
    stopReason: stopReason(finish_reason, uses.length > 0),
    usage: { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens },
  };
};

/** Some servers send token counts as text or below zero. */
const countOf = (tokens: unknown): number | undefined =>
  Number.isInteger(tokens) && Number(tokens) >= 0 ? Number(tokens) : undefined;

/** Some servers send "stop" or a reason of their own after a tool call. A reply that calls a tool ends with `tool_use`. */
const stopReason = (finish: string | null, calls: boolean): string => {
  if (finish === 'content_filter') return 'content_filtered';
  if (finish === 'length') return 'max_tokens';
  if (calls) return 'tool_use';
  return finish === 'tool_calls' || finish === 'function_call' ? 'malformed_tool_use' : 'end_turn';
};
