import { type ConverseRequest, type Tool, toolsOf } from '../aws/bedrock/protocol/request.ts';
import { toChatMessages } from './chat-messages.ts';
import type { ChatRequest, Limitation } from './limitations.ts';

/** Added to the limit of an answer, for a model that cannot be told not to think. */
const TOKENS_TO_THINK = 2048;

export const forcedTool = (request: ConverseRequest): Tool | undefined =>
  toolsOf(request).find(({ name }) => name === request.toolConfig?.toolChoice?.tool?.name);

/** Whether the forced tool's arguments are requested as a JSON answer. */
export const asksForJson = (request: ConverseRequest, known: ReadonlySet<Limitation>): boolean =>
  forcedTool(request) !== undefined && (known.has('forced_tool') || known.has('tools'));

/** A `Converse` request in the form of chat completions, without what the model is known to reject. */
export const toChatRequest = (model: string, request: ConverseRequest, known: ReadonlySet<Limitation>): ChatRequest => {
  const { maxTokens, temperature } = request.inferenceConfig ?? {};
  const forced = forcedTool(request);
  const json = asksForJson(request, known) ? forced : undefined;
  const offered = forced ? [forced] : toolsOf(request);
  const tools = json || known.has('tools') ? [] : offered;
  const words = (request.system ?? []).flatMap(({ text }) => text ?? []);
  const system = [...words, ...(json ? [jsonInstruction(json)] : [])].join('\n\n');
  const limit = maxTokens === undefined ? undefined : maxTokens + (known.has('thinking') ? TOKENS_TO_THINK : 0);
  return {
    model,
    messages: toChatMessages(request, system, known, tools.length === 0 || known.has('tool_messages')),
    ...(limit !== undefined && (known.has('max_tokens') ? { max_completion_tokens: limit } : { max_tokens: limit })),
    ...(temperature !== undefined && !known.has('temperature') && { temperature }),
    ...(!known.has('reasoning_effort') && { reasoning_effort: 'none' }),
    ...(!known.has('chat_template_kwargs') && { chat_template_kwargs: { enable_thinking: false } }),
    ...(tools.length > 0 && { tools: tools.map(toFunction) }),
    // Some servers accept no tool by its name, and the forced tool is the only one on offer.
    ...(tools.length > 0 && forced && { tool_choice: 'required' as const }),
    ...(json && !known.has('response_format') && { response_format: jsonFormat(json) }),
  };
};

const toFunction = ({ name, description, inputSchema }: Tool) => ({
  type: 'function' as const,
  function: { name, ...(description !== undefined && { description }), parameters: { ...inputSchema.json } },
});

const jsonInstruction = ({ inputSchema }: Tool): string =>
  `Do not call a tool. Answer with one JSON object and nothing else. It must match this JSON Schema: ${JSON.stringify(inputSchema.json)}`;

const jsonFormat = ({ name, inputSchema }: Tool) => ({
  type: 'json_schema' as const,
  json_schema: { name, schema: { ...inputSchema.json } },
});
