import type {
  ContentBlock,
  ConverseCommandInput,
  Message,
  SystemContentBlock,
  Tool,
} from '@aws-sdk/client-bedrock-runtime';
import type { Model } from '../../core/models/catalogue.ts';
import type { ModelRequest, ToolSpec } from '../../core/models/chat-model.ts';
import { toolUsesOf } from '../../core/models/message.ts';
import { estimateTokens } from '../../core/models/token-estimate.ts';
import { isNote } from '../../core/turn/notes.ts';

const CACHE_POINT = { cachePoint: { type: 'default' } } as const;

/** A Bedrock Guardrail that looks at what customers are answered. */
export interface Guardrail {
  readonly id: string;
  readonly version: string;
}

/** The request as this model takes it: tools, forced choice, cache points, sampling and thinking follow the catalogue's flags. */
export const toConverse = (model: Model, request: ModelRequest, guardrail: Guardrail | null): ConverseCommandInput => {
  const asksInWords = request.forcedTool !== undefined && !takesForcedTool(model);
  const tools = asksInWords || !model.takes.tools ? [] : toolsFor(request);
  const cached = isWorthCaching(model, request);
  const guarded = request.tier === 'triage' ? null : guardrail;
  const words = asksInWords ? [request.system, inWords(request)] : [request.system];
  const system: SystemContentBlock[] = words.map((text) => ({ text }));
  return {
    modelId: model.id,
    system: cached ? [...system, CACHE_POINT] : system,
    messages: toMessages(request, cached, guarded !== null),
    inferenceConfig: {
      maxTokens: request.maxTokens,
      ...(model.takes.sampling && { temperature: request.temperature }),
    },
    ...(tools.length > 0 && {
      toolConfig: {
        tools: tools.map(toTool),
        ...(request.forcedTool !== undefined && { toolChoice: { tool: { name: request.forcedTool } } }),
      },
    }),
    ...(guarded && { guardrailConfig: { guardrailIdentifier: guarded.id, guardrailVersion: guarded.version } }),
    ...(model.takes.thinking === 'default' && { additionalModelRequestFields: { thinking: { type: 'disabled' } } }),
  };
};

/** Whether the model can be made to call a tool; it is asked for JSON otherwise. */
export const takesForcedTool = ({ takes }: Model): boolean => takes.tools && takes.forcedTool;

/** Bedrock wants `toolConfig` as long as the messages hold a tool use, so a tool that is not offered any more is still declared. */
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

/** For models that cannot be made to call a tool: the same schema, asked for as JSON. */
const inWords = ({ tools, forcedTool }: ModelRequest): string => {
  const schema = tools.find(({ name }) => name === forcedTool)?.inputSchema;
  return `Answer with one JSON object and nothing else. It must match this JSON Schema: ${JSON.stringify(schema)}`;
};

const isWorthCaching = ({ takes }: Model, { system, messages }: ModelRequest): boolean => {
  if (!takes.promptCache) return false;
  return estimateTokens(system + JSON.stringify(messages)) >= takes.promptCache.minTokens;
};

/**
 * Cache points stand behind the words of the last two of the customer's messages: the one is what the turn before wrote to the cache, the other what
 * the next will read. A guardrail is shown the newest words alone, or a message that it blocked once would block all that follow.
 */
const toMessages = ({ messages }: ModelRequest, cached: boolean, guarded: boolean): Message[] => {
  const fromUser = [...messages.keys()].filter((index) => messages[index]?.role === 'user');
  const newest = fromUser.findLast((index) => messages[index]?.content.some((block) => 'text' in block));
  return messages.map(({ role, content }, index) => {
    const blocks = guarded && index === newest ? guardLast(content) : (content as ContentBlock[]);
    return { role, content: cached && fromUser.slice(-2).includes(index) ? withCachePoint(blocks) : blocks };
  });
};

/** In front of the notes, which the turns that follow do not repeat. */
const withCachePoint = (blocks: readonly ContentBlock[]): ContentBlock[] => {
  const note = blocks.findIndex(({ text }) => text !== undefined && isNote(text));
  const end = note < 0 ? blocks.length : note;
  return [...blocks.slice(0, end), CACHE_POINT, ...blocks.slice(end)];
};

/** Words that were never answered stand in front of the newest, in blocks of their own, and notes behind. */
const guardLast = (content: ModelRequest['messages'][number]['content']): ContentBlock[] => {
  const last = content.findLastIndex((block) => 'text' in block && !isNote(block.text));
  return content.map(
    (block, index): ContentBlock =>
      index === last && 'text' in block ? { guardContent: { text: { text: block.text } } } : (block as ContentBlock),
  );
};
