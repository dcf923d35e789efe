import { expect, it } from 'vitest';
import { CATALOGUE, chooseModels, DEFAULT_MODELS, findModel } from '../../../../core/models/catalogue.ts';
import { costMicroUsd } from '../../../../core/models/pricing.ts';

it('prices a call from the catalogue, with own prices for cache reads and writes', () => {
  const model = findModel('global.anthropic.claude-sonnet-4-6');
  const usage = { input: 1000, output: 200, cacheRead: 5000, cacheWrite: 100 };
  expect(model && costMicroUsd(model, usage)).toBe(1000 * 3 + 200 * 15 + 5000 * 0.3 + 100 * 3.75);
});

it('rounds a price to thousandths of a micro-dollar', () => {
  const model = findModel('us.amazon.nova-micro-v1:0');
  expect(model && costMicroUsd(model, { input: 3, output: 1, cacheRead: 0, cacheWrite: 0 })).toBe(0.245);
});

it('lists each model once, with prices', () => {
  expect(new Set(CATALOGUE.map(({ id }) => id)).size).toBe(CATALOGUE.length);
  for (const { price } of CATALOGUE) expect(Math.min(...Object.values(price))).toBeGreaterThan(0);
});

it('rejects a tier whose model has no row', () => {
  expect(() => chooseModels({ ...DEFAULT_MODELS, fast: 'no.such-model' })).toThrow(
    'there is no "no.such-model" (fast)',
  );
});

it('accepts a model without a row, described by a row and the differences', () => {
  const price = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };
  const { fast } = chooseModels({ ...DEFAULT_MODELS, fast: { like: DEFAULT_MODELS.fast, id: 'qwen3:8b', price } });
  expect(fast).toEqual({ ...findModel(DEFAULT_MODELS.fast), id: 'qwen3:8b', name: 'qwen3:8b', price });
});
