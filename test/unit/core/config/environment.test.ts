import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { dailyQuotaLimits } from '../../../../core/config/daily-quota-limits.ts';
import { integerBetween, nonEmptyString, readEnvironment } from '../../../../core/config/environment.ts';
import { models } from '../../../../core/config/models.ts';
import { visitorBudgetLimits } from '../../../../core/config/visitor-budget-limits.ts';

const GOOD = { TABLE_NAME: 't', CONTEXT_TOKENS: '1200', DAILY_QUOTA: '{"turns":3,"tokens":0}', MODELS: '{}' };
const schema = z.object({
  TABLE_NAME: nonEmptyString,
  CONTEXT_TOKENS: integerBetween(1000, 9000),
  DAILY_QUOTA: dailyQuotaLimits,
  VISITOR_BUDGET: visitorBudgetLimits,
  MODELS: models,
});
const read = (over: Readonly<Record<string, string | undefined>>) => () =>
  readEnvironment(schema, { ...GOOD, ...over });

describe('the environment', () => {
  it('is read, with every variable', () => {
    const env = read({ OTHER: 'x' })();
    expect(env).toMatchObject({ TABLE_NAME: 't', CONTEXT_TOKENS: 1200, DAILY_QUOTA: { turns: 3, tokens: 0 } });
    expect(env.VISITOR_BUDGET).toEqual({ turns: 2000, turns_per_network: 60, requests: 200, new_per_network: 300 });
    const budget = read({ VISITOR_BUDGET: '{"requests":0}' })().VISITOR_BUDGET;
    expect(budget).toEqual({ turns: 2000, turns_per_network: 60, requests: 0, new_per_network: 300 });
    expect(env.MODELS.fast.name).toBe('Nova Lite');
  });

  const MODELS = 'MODELS must be JSON such as {"fast":"us.amazon.nova-pro-v1:0"}';
  const DAILY_QUOTA = 'DAILY_QUOTA must be JSON such as {"turns":300,"tokens":2000000}';
  const VISITOR_BUDGET =
    'VISITOR_BUDGET must be JSON such as {"turns":2000,"turns_per_network":60,"requests":200,"new_per_network":300}';
  it.each([
    ['TABLE_NAME is missing', { TABLE_NAME: undefined }],
    ['TABLE_NAME is missing', { TABLE_NAME: '' }],
    ['CONTEXT_TOKENS must be a whole number from 1000 to 9000', { CONTEXT_TOKENS: '999' }],
    ['CONTEXT_TOKENS must be a whole number from 1000 to 9000', { CONTEXT_TOKENS: '9001' }],
    ['CONTEXT_TOKENS must be a whole number from 1000 to 9000', { CONTEXT_TOKENS: '2e3' }],
    [DAILY_QUOTA, { DAILY_QUOTA: 'hunter2' }],
    [`${DAILY_QUOTA}: turns is wrong, tokens is missing`, { DAILY_QUOTA: '{"turns":-1}' }],
    [`${VISITOR_BUDGET}: turns is wrong, hour is unknown`, { VISITOR_BUDGET: '{"turns":-1,"hour":1}' }],
    [MODELS, { MODELS: '[]' }],
    [`${MODELS}: fsat is unknown`, { MODELS: '{"fsat":"a"}' }],
    [`${MODELS}: strong is wrong`, { MODELS: '{"strong":{"like":"us.amazon.nova-pro-v1:0"}}' }],
    [`${MODELS}: fast.prize is unknown`, { MODELS: '{"fast":{"like":"a","id":"b","prize":1}}' }],
    [
      'MODELS must name models in core/models/catalogue.ts: there is no "no.such" (fast)',
      { MODELS: '{"fast":"no.such"}' },
    ],
  ])('is rejected: %s', (message, over) => {
    expect(read(over)).toThrow(new Error(`Bad environment: ${message}`));
  });

  it('is rejected with every bad variable at once, and without a value', () => {
    expect(read({ TABLE_NAME: '', CONTEXT_TOKENS: 'hunter2' })).toThrow(
      /^Bad environment: TABLE_NAME is missing; CONTEXT_TOKENS must be a whole number from 1000 to 9000$/,
    );
  });
});
