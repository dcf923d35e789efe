import { createHash } from 'node:crypto';
import type { Model } from '../../../../core/models/catalogue.ts';
import type { ConverseRequest } from './request.ts';
import { piecesOf } from './tokens.ts';

const CAPACITY = 1000;

/**
 * Input tokens as `Converse` reports them: `inputTokens` excludes tokens that were read from or written to the cache.
 */
export interface InputUsage {
  readonly inputTokens: number;
  readonly cacheReadInputTokens: number;
  readonly cacheWriteInputTokens: number;
}

/**
 * Meters a prompt cache: prefixes up to a cache point that reach the model's minimum. The least recently used prefixes
 * are evicted. Unlike in Bedrock, a prefix does not expire after five idle minutes.
 */
export const promptCache = (capacity = CAPACITY): ((model: Model, request: ConverseRequest) => InputUsage) => {
  const known = new Set<string>();
  const remember = (prefix: string) => {
    known.delete(prefix);
    known.add(prefix);
    for (const oldest of known) {
      if (known.size <= capacity) break;
      known.delete(oldest);
    }
  };
  return (model, request) => {
    const { total, prefixes } = measure(model, request);
    const read = prefixes.findLast(({ prefix }) => known.has(prefix))?.tokens ?? 0;
    const write = (prefixes.at(-1)?.tokens ?? 0) - read;
    for (const { prefix } of prefixes) remember(prefix);
    return { inputTokens: total - read - write, cacheReadInputTokens: read, cacheWriteInputTokens: write };
  };
};

const measure = ({ id, takes }: Model, request: ConverseRequest) => {
  const hash = createHash('sha256').update(id);
  const prefixes: { prefix: string; tokens: number }[] = [];
  let total = 0;
  for (const { key, tokens, isCachePoint } of piecesOf(request)) {
    total += tokens;
    if (!isCachePoint) hash.update(key);
    else if (takes.promptCache && total >= takes.promptCache.minTokens) {
      prefixes.push({ prefix: hash.copy().digest('base64'), tokens: total });
    }
  }
  return { total, prefixes };
};
