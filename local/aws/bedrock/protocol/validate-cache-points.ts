import type { CachePlace, Model } from '../../../../core/models/catalogue.ts';
import { invalid } from './refusal.ts';
import type { ConverseRequest } from './request.ts';

const MOST_CACHE_POINTS = 4;

export const validateCachePoints = ({ takes }: Model, { toolConfig, system, messages }: ConverseRequest): void => {
  const lists: { path: string; kind: CachePlace; blocks: readonly { cachePoint?: unknown; toolResult?: unknown }[] }[] =
    [
      { path: 'toolConfig/tools', kind: 'tools', blocks: toolConfig?.tools ?? [] },
      { path: 'system', kind: 'system', blocks: system ?? [] },
      ...messages.map(({ content }, i) => ({ path: `messages/${i}/content`, kind: 'text' as const, blocks: content })),
    ];
  let points = 0;
  for (const { path, kind, blocks } of lists) {
    blocks.forEach(({ cachePoint }, i) => {
      if (cachePoint === undefined) return;
      points += 1;
      const place = `${path.replaceAll('/', '.')}.${i}`;
      if (takes.promptCache === null) {
        throw invalid(
          `You invoked an unsupported model or your request did not allow prompt caching (${place}.cachePoint). ` +
            'See the documentation for more information.',
        );
      }
      if (i === 0) throw invalid(`The cachePoint at ${place} has no block before it. Put it after another block.`);
      if (!takes.promptCache.places.includes(blocks[i - 1]?.toolResult === undefined ? kind : 'tool_result')) {
        throw invalid(
          `The model returned the following errors: Malformed input request: #/${path}/${i}: ` +
            'extraneous key [cachePoint] is not permitted, please reformat your input and try again.',
        );
      }
    });
  }
  if (points > MOST_CACHE_POINTS) {
    throw invalid(
      'The model returned the following errors: ' +
        `A maximum of ${MOST_CACHE_POINTS} blocks with cache_control may be provided. Found ${points}.`,
    );
  }
};
