import { type TimeLimits, timeLimits } from '../core/config/time-limits.ts';
import { chooseModels } from '../core/models/catalogue.ts';
import { startBedrock } from './aws/bedrock/server.ts';
import { modelServerOf } from './model-server/settings.ts';
import { type Choices, chosenModels, serverModels, standInModels } from './models.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface ModelSource {
  /** A short description for the console. */
  readonly name: string;
  readonly models: Choices;
  readonly limits: TimeLimits;
  /** Resolves when it answers `Converse` at `url`. */
  start(): Promise<{ readonly url: string; close(): Promise<void> }>;
}

/**
 * Selects a model server, Bedrock or the stand-in from the user's variables. Throws one line if variables contradict
 * each other.
 */
export const modelSource = (environment: Environment, say: (line: string) => void): ModelSource => {
  const { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock, MODELS, BEDROCK_DELAY_MS } = environment;
  const server = modelServerOf(environment);
  if (server) {
    return {
      name: `${[...new Set(Object.values(server.models))].join(' and ')} at ${server.url}`,
      models: serverModels(server.models),
      limits: timeLimits(server.timeoutSeconds),
      start: async () => {
        // Imported on demand, because loading the client takes as long as everything else.
        const { startModelServer } = await import('./model-server/server.ts');
        return startModelServer(server, say);
      },
    };
  }
  const models = chosenModels(MODELS);
  const limits = timeLimits();
  if (bedrock) {
    return {
      name: `Bedrock at ${bedrock}`,
      models,
      limits,
      start: async () => ({ url: bedrock, close: async () => {} }),
    };
  }
  const standIns = standInModels(models);
  return {
    name: 'a stand-in, cost as if the models had answered',
    models: standIns,
    limits,
    start: () => startBedrock({ models: Object.values(chooseModels(standIns)), delayMs: delayOf(BEDROCK_DELAY_MS) }),
  };
};

const delayOf = (text = '0'): number => {
  const delay = Number(text);
  if (Number.isFinite(delay) && delay >= 0) return delay;
  throw new Error('BEDROCK_DELAY_MS must be a number of milliseconds.');
};
