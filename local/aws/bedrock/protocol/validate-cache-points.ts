import type { Model } from '../../../../core/models/catalogue.ts';
import { invalid } from './refusal.ts';
import type { ConverseRequest } from './request.ts';

const MOST_CACHE_POINTS = 4;

/** Validates the positions and the number of cache points. */
export const validateCachePoints = ({ takes }: Model, { toolConfig, system, messages }: ConverseRequest): void => {
  const lists = [
    { place: 'toolConfig.tools', blocks: toolConfig?.tools ?? [] },
    { place: 'system', blocks: system ?? [] },
    ...messages.map(({ content }, i) => ({ place: `messages.${i}.content`, blocks: content })),
  ];
  let points = 0;
  for (const { place, blocks } of lists) {
    blocks.forEach(({ cachePoint }, i) => {
      if (cachePoint === undefined) return;
      points += 1;
      if (takes.promptCache === null) {
        throw invalid(
          `You invoked an unsupported model or your request did not allow prompt caching (${place}.${i}.cachePoint). ` +
            'See the documentation for more information.',
        );
      }
      if (i === 0) throw invalid(`The cachePoint at ${place}.0 has no block before it. Put it after another block.`);
    });
  }
  if (points > MOST_CACHE_POINTS) {
    throw invalid(
      'The model returned the following errors: ' +
        `A maximum of ${MOST_CACHE_POINTS} blocks with cache_control may be provided. Found ${points}.`,
    );
  }
};
