import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { integerBetween, nonEmptyString, readEnvironment } from '../../../../core/config/environment.ts';
import { models } from '../../../../core/config/models.ts';

const schema = z.object({ TABLE_NAME: nonEmptyString, CONTEXT_TOKENS: integerBetween(1000, 9000), MODELS: models });

it('reads every variable', () => {
  const env = readEnvironment(schema, { TABLE_NAME: 't', CONTEXT_TOKENS: '1200', MODELS: '{}', OTHER: 'x' });
  expect(env).toMatchObject({ TABLE_NAME: 't', CONTEXT_TOKENS: 1200 });
  expect(env.MODELS.fast.name).toBe('Nova Lite');
});

it('names every invalid variable and no value', () => {
  const bad = { CONTEXT_TOKENS: 'secret', MODELS: '{"fast":"no.such-model"}' };
  expect(() => readEnvironment(schema, bad)).toThrow(/^Bad environment: TABLE_NAME, CONTEXT_TOKENS, MODELS$/);
});
