import type { ConverseCommandInput } from '@aws-sdk/client-bedrock-runtime';
import type { CachePlace, Model } from '../../core/models/catalogue.ts';
import { type Limitation, limitationIn, type RefusableFeature } from '../../core/models/limitations.ts';

type Takes = Model['takes'];

interface Feature extends Limitation<ConverseCommandInput> {
  /** The features that are left. */
  readonly without: (takes: Takes) => Takes;
}

const hasPoint = (blocks: readonly object[] = []): boolean => blocks.some((block) => 'cachePoint' in block);
const hasCachePoints = ({ system, messages = [] }: ConverseCommandInput): boolean =>
  hasPoint(system) || messages.some(({ content }) => hasPoint(content));

const cacheIn = (place: CachePlace): Feature => ({
  uses: hasCachePoints,
  refusal: new RegExp(`#/${place}\\b.*cachePoint`, 'i'),
  without: ({ promptCache, ...takes }) => ({
    ...takes,
    promptCache: promptCache && { ...promptCache, places: promptCache.places.filter((each) => each !== place) },
  }),
});

/**
 * Features that a model may turn out not to take, and how Bedrock's refusals name them. The first match counts. The list has no guardrail,
 * because a request is never sent without the protection that the company configured.
 */
const FEATURES: Readonly<Record<RefusableFeature, Feature>> = {
  cache_in_system: cacheIn('system'),
  cache_behind_tool_results: cacheIn('tool_result'),
  cache_in_messages: cacheIn('text'),
  cache: {
    uses: hasCachePoints,
    refusal: /cache_?(point|control)|prompt caching/i,
    without: (takes) => ({ ...takes, promptCache: null }),
  },
  greedy_decoding: {
    uses: ({ additionalModelRequestFields }) => JSON.stringify(additionalModelRequestFields ?? {}).includes('topK'),
    refusal: /top_?k\b|extraneous key \[inferenceConfig\]/i,
    without: (takes) => ({ ...takes, greedyTools: false }),
  },
  temperature: {
    uses: ({ inferenceConfig }) => inferenceConfig?.temperature !== undefined,
    refusal: /temperature/i,
    without: (takes) => ({ ...takes, sampling: false }),
  },
  forced_tool: {
    uses: ({ toolConfig }) => toolConfig?.toolChoice !== undefined,
    refusal: /tool_?choice/i,
    without: (takes) => ({ ...takes, forcedTool: false }),
  },
  thinking: {
    uses: ({ additionalModelRequestFields }) => JSON.stringify(additionalModelRequestFields ?? {}).includes('thinking'),
    refusal: /\bthinking\b/i,
    without: (takes) => ({ ...takes, thinking: 'never' }),
  },
};

/** The model without the features that it has refused. */
export const modelWithout = (model: Model, refused: ReadonlySet<RefusableFeature>): Model => ({
  ...model,
  takes: [...refused].reduce<Takes>((takes, name) => FEATURES[name].without(takes), model.takes),
});

/** The feature that Bedrock's error names, if the request used it. */
export const featureIn = (
  error: string,
  sent: ConverseCommandInput,
  known: ReadonlySet<RefusableFeature>,
): RefusableFeature | undefined => limitationIn(FEATURES, withPlaces(error, sent), sent, known);

/** Bedrock names a place as a JSON path, such as `#/messages/2/content/1`. The message tells the kind of the block. */
const withPlaces = (error: string, { messages = [] }: ConverseCommandInput): string =>
  error.replace(/#\/messages\/(\d+)/, (path, index: string) => {
    const message = messages[Number(index)];
    if (!message) return path;
    return message.content?.some((block) => 'toolResult' in block) ? '#/tool_result' : '#/text';
  });
