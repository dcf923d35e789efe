import type {
  ContentBlock,
  ConverseCommandInput,
  Message,
  SystemContentBlock,
  Tool,
} from '@aws-sdk/client-bedrock-runtime';
import * as z from 'zod/mini';
import type { CachePlace, Model } from '../../core/models/catalogue.ts';
import type { ModelRequest, ToolSpec } from '../../core/models/chat-model.ts';
import { toolUsesOf } from '../../core/models/message.ts';
import { estimateTokens } from '../../core/models/token-estimate.ts';
import { isNote } from '../../core/turn/context/notes.ts';

type Content = ModelRequest['messages'][number]['content'];

const CACHE_POINT = { cachePoint: { type: 'default' } } as const;

/** A Bedrock Guardrail for the answers to customers. */
export interface Guardrail {
  readonly id: string;
  readonly version: string;
}

/** The request in the form that the model accepts: tools, forced choice, cache points, sampling and thinking follow the catalogue. */
export const toConverse = (model: Model, request: ModelRequest, guardrail: Guardrail | null): ConverseCommandInput => {
  const asksInWords = request.forcedTool !== undefined && !takesForcedTool(model);
  const tools = asksInWords || !model.takes.tools ? [] : toolsFor(request);
  const places = placesToCache(model, request);
  const guarded = request.tier === 'triage' ? null : guardrail;
  const words = asksInWords ? [request.system, inWords(request)] : [request.system];
  const system: SystemContentBlock[] = words.map((text) => ({ text }));
  const isGreedy = model.takes.greedyTools && tools.length > 0;
  return {
    modelId: model.id,
    system: places.includes('system') ? [...system, CACHE_POINT] : system,
    messages: toMessages(request, places, guarded !== null),
    inferenceConfig: {
      maxTokens: request.maxTokens,
      ...(model.takes.sampling && { temperature: isGreedy ? 0 : request.temperature }),
    },
    ...(tools.length > 0 && {
      toolConfig: {
        tools: tools.map(toTool),
        ...(request.forcedTool !== undefined && { toolChoice: { tool: { name: request.forcedTool } } }),
      },
    }),
    ...(guarded && { guardrailConfig: { guardrailIdentifier: guarded.id, guardrailVersion: guarded.version } }),
    ...(isGreedy && { additionalModelRequestFields: { inferenceConfig: { topK: 1 } } }),
    ...(model.takes.thinking === 'default' && { additionalModelRequestFields: { thinking: { type: 'disabled' } } }),
  };
};

/** Whether the model can be forced to call a tool. Otherwise it is asked for JSON. */
export const takesForcedTool = ({ takes }: Model): boolean => takes.tools && takes.forcedTool;

/** Bedrock requires `toolConfig` if the messages have a tool use, so a tool that is no longer offered is still declared. */
const toolsFor = ({ tools, messages }: ModelRequest): readonly ToolSpec[] => {
  const used = new Set(messages.flatMap(({ content }) => toolUsesOf(content)).map(({ name }) => name));
  const missing = [...used].filter((name) => !tools.some((tool) => tool.name === name));
  return [
    ...tools,
    ...missing.map((name) => ({ name, description: 'No longer available.', inputSchema: { type: 'object' } })),
  ];
};

const toTool = ({ name, description, inputSchema }: ToolSpec): Tool => ({
  toolSpec: { name, description, inputSchema: { json: inputSchema as never } },
});

/** Asks a model that cannot be forced to call a tool for JSON that matches the tool's schema. */
const inWords = ({ tools, forcedTool }: ModelRequest): string => {
  const schema = tools.find(({ name }) => name === forcedTool)?.inputSchema;
  return `Answer with one JSON object and nothing else. It must match this JSON Schema: ${JSON.stringify(schema)}`;
};

/**
 * The places of the request in which its model takes cache points. None behind the tools: they precede the system prompt in the prefix, so
 * the point behind that covers them, and a company's tools change no more often than its prompt.
 */
const placesToCache = ({ takes }: Model, { system, messages }: ModelRequest): readonly CachePlace[] => {
  if (!takes.promptCache) return [];
  const isLong = estimateTokens(system + JSON.stringify(messages)) >= takes.promptCache.minTokens;
  return isLong ? takes.promptCache.places : [];
};

/**
 * Puts a cache point into the last two user messages that can have one: the first is where the previous call wrote the cache, the second is
 * where the next call will read it. A guardrail only sees the newest customer message, because a message that it blocked would otherwise
 * block every later turn.
 */
const toMessages = ({ messages }: ModelRequest, places: readonly CachePlace[], guarded: boolean): Message[] => {
  const fromUser = [...messages.keys()].filter((index) => messages[index]?.role === 'user');
  const cached = fromUser.filter((index) => places.includes(placeIn(messages[index]?.content ?? []))).slice(-2);
  const newest = fromUser.findLast((index) => messages[index]?.content.some(isCustomers));
  return messages.map(({ role, content }, index) => {
    const blocks = guarded && index === newest ? guardLast(content) : content.map(toBlock);
    return { role, content: cached.includes(index) ? withCachePoint(blocks) : blocks };
  });
};

/** Where a cache point in front of a message's notes would stand. */
const placeIn = (content: Content): CachePlace =>
  content.some((block) => 'toolResult' in block) ? 'tool_result' : 'text';

/** Puts the cache point in front of the notes, because later turns do not repeat them. */
const withCachePoint = (blocks: readonly ContentBlock[]): ContentBlock[] => {
  const note = blocks.findIndex(({ text }) => text !== undefined && isNote(text));
  const end = note < 0 ? blocks.length : note;
  return end === 0 ? [...blocks] : [...blocks.slice(0, end), CACHE_POINT, ...blocks.slice(end)];
};

const isCustomers = (block: Content[number]): boolean => 'text' in block && !isNote(block.text);

/** Guards the newest text. Unanswered messages are in blocks in front of it, and notes in blocks behind it. */
const guardLast = (content: Content): ContentBlock[] => {
  const last = content.findLastIndex(isCustomers);
  return content.map(
    (block, index): ContentBlock =>
      index === last && 'text' in block ? { guardContent: { text: { text: block.text } } } : toBlock(block),
  );
};

/** Redacted reasoning is text in the state, and bytes for the SDK. */
const toBlock = (block: Content[number]): ContentBlock => {
  const hidden = 'reasoningContent' in block && Hidden.safeParse(block.reasoningContent).data?.redactedContent;
  return hidden ? { reasoningContent: { redactedContent: Buffer.from(hidden, 'base64') } } : (block as ContentBlock);
};

const Hidden = z.object({ redactedContent: z.string() });
