import { type ConverseRequest, type Tool, toolsOf } from '../aws/bedrock/protocol/request.ts';
import { toChatMessages } from './chat-messages.ts';
import type { ChatRequest, Limitation } from './limitations.ts';

/** On top of the limit of an answer, for a model that thinks whatever it is told. */
const TOKENS_TO_THINK = 2048;

/** The tool that the model has to call, when there is one. */
export const forcedTool = (request: ConverseRequest): Tool | undefined =>
  toolsOf(request).find(({ name }) => name === request.toolConfig?.toolChoice?.tool?.name);

/** Whether the forced tool's arguments are asked for as a JSON answer. */
export const asksForJson = (request: ConverseRequest, known: ReadonlySet<Limitation>): boolean =>
  forcedTool(request) !== undefined && (known.has('forced_tool') || known.has('tools'));

/** A `Converse` request as chat completions have it, as far as the model takes it. */
export const toChatRequest = (model: string, request: ConverseRequest, known: ReadonlySet<Limitation>): ChatRequest => {
  const { maxTokens, temperature, topP, stopSequences = [] } = request.inferenceConfig ?? {};
  const json = asksForJson(request, known) ? forcedTool(request) : undefined;
  const tools = json || known.has('tools') ? [] : toolsOf(request);
  const words = (request.system ?? []).flatMap(({ text }) => text ?? []);
  const system = [...words, ...(json ? [jsonInstruction(json)] : [])].join('\n\n');
  const limit = maxTokens === undefined ? undefined : maxTokens + (known.has('thinking') ? TOKENS_TO_THINK : 0);
  return {
    model,
    messages: toChatMessages(request, system, known, tools.length === 0 || known.has('tool_messages')),
    ...(limit !== undefined && (known.has('max_tokens') ? { max_completion_tokens: limit } : { max_tokens: limit })),
    ...(temperature !== undefined && !known.has('temperature') && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(stopSequences.length > 0 && { stop: [...stopSequences] }),
    ...(!known.has('reasoning_effort') && { reasoning_effort: 'none' }),
    ...(!known.has('chat_template_kwargs') && { chat_template_kwargs: { enable_thinking: false } }),
    ...(tools.length > 0 && { tools: tools.map(toFunction), ...toolChoice(request, known) }),
    ...(json && !known.has('response_format') && { response_format: jsonFormat(json) }),
  };
};

const toFunction = ({ name, description, inputSchema }: Tool) => ({
  type: 'function' as const,
  function: { name, ...(description !== undefined && { description }), parameters: { ...inputSchema.json } },
});

/** Left out for "auto", which is the default wherever tools are sent. */
const toolChoice = (
  { toolConfig }: ConverseRequest,
  known: ReadonlySet<Limitation>,
): Pick<ChatRequest, 'tool_choice'> => {
  const { tool, any } = toolConfig?.toolChoice ?? {};
  if ((!tool && !any) || known.has('forced_tool')) return {};
  if (!tool || known.has('named_tool')) return { tool_choice: 'required' };
  return { tool_choice: { type: 'function', function: { name: tool.name } } };
};

const jsonInstruction = ({ inputSchema }: Tool): string =>
  `Do not call a tool. Answer with one JSON object and nothing else. It must match this JSON Schema: ${JSON.stringify(inputSchema.json)}`;

const jsonFormat = ({ name, inputSchema }: Tool) => ({
  type: 'json_schema' as const,
  json_schema: { name, schema: { ...inputSchema.json } },
});
