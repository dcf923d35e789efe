import * as z from 'zod/mini';
import { nonEmptyString, readEnvironment, variable } from '../../core/config/environment.ts';
import { MAX_MODEL_SECONDS, MODEL_SECONDS } from '../../core/config/time-limits.ts';
import type { ModelTier } from '../../core/models/catalogue.ts';
import { readJson } from '../../core/text/read-json.ts';

/** A server that speaks chat completions, and the model of each tier on it. */
export interface ModelServerSettings {
  /** Up to and including `/v1`. */
  readonly url: string;
  /** A bearer token. */
  readonly key: string | undefined;
  readonly models: Readonly<Record<ModelTier, string>>;
  readonly timeoutSeconds: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const BY_TIER = z.strictObject({
  triage: z.optional(nonEmptyString),
  fast: nonEmptyString,
  strong: z.optional(nonEmptyString),
});
const EXAMPLE = 'http://127.0.0.1:11434/v1';
/** Variables that choose another source of answers. */
const RIVALS = ['AWS_ENDPOINT_URL_BEDROCK_RUNTIME', 'MODELS'];

/** The user's model server, or null when none is named. Throws one line that names the variable and says what to do. */
export const modelServerOf = (environment: Environment): ModelServerSettings | null => {
  const { MODEL_SERVER_URL: url, MODEL_SERVER_KEY: key } = environment;
  if (!url) {
    const alone = Object.keys(environment).find((name) => name.startsWith('MODEL_SERVER_') && environment[name]);
    if (alone === undefined) return null;
    throw new Error(`${alone} is set without MODEL_SERVER_URL: set that too, such as ${EXAMPLE}.`);
  }
  const rival = RIVALS.find((name) => environment[name]);
  if (rival !== undefined) throw new Error(`MODEL_SERVER_URL and ${rival} are both set: unset one of them.`);
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new Error(`MODEL_SERVER_URL must be a URL, such as ${EXAMPLE}.`);
  }
  if (URL.parse(url)?.password) throw new Error('MODEL_SERVER_URL must not contain a password: use MODEL_SERVER_KEY.');
  if (/[^\x21-\x7e]/.test(key ?? '')) throw new Error('MODEL_SERVER_KEY must be one line of ASCII without spaces.');
  return {
    url: url.replace(/\/+$/, ''),
    key: key || undefined,
    models: modelsOf(environment),
    timeoutSeconds: secondsOf(environment.MODEL_SERVER_TIMEOUT_SECONDS),
  };
};

const modelsOf = ({ MODEL_SERVER_MODEL: text = '' }: Environment): ModelServerSettings['models'] => {
  if (text.trim() === '')
    throw new Error('MODEL_SERVER_URL is set without MODEL_SERVER_MODEL: name a model, such as qwen3:8b.');
  return readEnvironment(z.object({ MODEL_SERVER_MODEL: variable(readModels) }), { MODEL_SERVER_MODEL: text.trim() })
    .MODEL_SERVER_MODEL;
};

/** An omitted tier uses the model of `fast`. */
const readModels = (text: string): ModelServerSettings['models'] => {
  if (!text.startsWith('{')) return { triage: text, fast: text, strong: text };
  const { fast, triage = fast, strong = fast } = readJson(BY_TIER, text, '{"fast":"qwen3:8b","strong":"qwen3:32b"}');
  return { triage, fast, strong };
};

const secondsOf = (text: string | undefined): number => {
  if (!text) return MODEL_SECONDS;
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds >= MODEL_SECONDS && seconds <= MAX_MODEL_SECONDS) return seconds;
  throw new Error(`MODEL_SERVER_TIMEOUT_SECONDS must be a whole number from ${MODEL_SECONDS} to ${MAX_MODEL_SECONDS}.`);
};
