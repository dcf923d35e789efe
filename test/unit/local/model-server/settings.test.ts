import { expect, it } from 'vitest';
import { modelServerOf } from '../../../../local/model-server/settings.ts';

const URL = { MODEL_SERVER_URL: 'http://127.0.0.1:11434/v1/' };
const BOTH = { ...URL, MODEL_SERVER_MODEL: 'qwen3:8b' };

it('nothing set is no model server', () => {
  expect(modelServerOf({ MODEL_SERVER_KEY: '', MODELS: '{}' })).toBeNull();
});

it('a name is the model of every tier, with the usual time', () => {
  expect(modelServerOf(BOTH)).toEqual({
    url: 'http://127.0.0.1:11434/v1',
    key: undefined,
    models: { triage: 'qwen3:8b', fast: 'qwen3:8b', strong: 'qwen3:8b' },
    timeoutSeconds: 25,
  });
});

it('key, time and a model a tier are taken; a tier that is left out has the model of fast', () => {
  const set = {
    MODEL_SERVER_KEY: 'secret',
    MODEL_SERVER_TIMEOUT_SECONDS: '120',
    MODEL_SERVER_MODEL: '{"fast":"qwen3:8b","strong":"qwen3:32b"}',
  };
  expect(modelServerOf({ ...URL, ...set })).toMatchObject({
    key: 'secret',
    timeoutSeconds: 120,
    models: { triage: 'qwen3:8b', fast: 'qwen3:8b', strong: 'qwen3:32b' },
  });
});

it.each([
  ['MODEL_SERVER_MODEL is set without MODEL_SERVER_URL', { MODEL_SERVER_MODEL: 'qwen3:8b' }],
  ['MODEL_SERVER_URL is set without MODEL_SERVER_MODEL', URL],
  ['MODEL_SERVER_URL must be a URL', { ...BOTH, MODEL_SERVER_URL: '127.0.0.1:11434' }],
  ['MODEL_SERVER_URL must be a URL', { ...BOTH, MODEL_SERVER_URL: 'ftp://127.0.0.1' }],
  ['MODEL_SERVER_URL and MODELS are both set', { ...BOTH, MODELS: '{}' }],
  [
    'MODEL_SERVER_URL and AWS_ENDPOINT_URL_BEDROCK_RUNTIME are both set',
    { ...BOTH, AWS_ENDPOINT_URL_BEDROCK_RUNTIME: 'https://bedrock-runtime.us-east-1.amazonaws.com' },
  ],
  ['"strong":"qwen3:32b"}: fast is missing', { ...URL, MODEL_SERVER_MODEL: '{"strong":"qwen3:32b"}' }],
  ['"strong":"qwen3:32b"}: fsat is unknown', { ...URL, MODEL_SERVER_MODEL: '{"fast":"a","fsat":"b"}' }],
  ['MODEL_SERVER_MODEL must be JSON such as', { ...URL, MODEL_SERVER_MODEL: '{"fast":' }],
  ['MODEL_SERVER_TIMEOUT_SECONDS must be a whole number', { ...BOTH, MODEL_SERVER_TIMEOUT_SECONDS: '24' }],
  ['MODEL_SERVER_TIMEOUT_SECONDS must be a whole number', { ...BOTH, MODEL_SERVER_TIMEOUT_SECONDS: '241' }],
  ['MODEL_SERVER_TIMEOUT_SECONDS must be a whole number', { ...BOTH, MODEL_SERVER_TIMEOUT_SECONDS: 'a minute' }],
])('%s: %o', (message, environment) => {
  expect(() => modelServerOf(environment)).toThrow(message);
});
