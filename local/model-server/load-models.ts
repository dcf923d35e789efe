import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod/mini';
import { plainLine } from '../../core/text/plain-text.ts';
import { Refusal } from '../aws/bedrock/protocol/refusal.ts';
import { failureOf } from './chat-failure.ts';
import { complete, type ModelServer } from './converse.ts';

/** Node's fetch gives up after 300 s. */
const MAX_LOAD_MS = 290_000;
const LIST_MS = 4000;
const POLL_MS = 1000;
const ModelList = z.object({ data: z.array(z.object({ id: z.string() })) });
const HELLO = { messages: [{ role: 'user', content: [{ text: 'Say OK.' }] }], inferenceConfig: { maxTokens: 16 } };

/** Throws one line that names the variable to correct if the server cannot be reached or does not have the models. */
export const findModels = async ({ client, url }: ModelServer, models: readonly string[]): Promise<void> => {
  const listed = ModelList.safeParse(await listModels(client, url));
  if (!listed.success) throw notChat(url, 'it lists no models');
  const names = listed.data.data.map(({ id }) => plainLine(id, 100));
  // Ollama accepts a name without its tag.
  const missing = models.find((model) => !names.includes(model) && !names.includes(`${model}:latest`));
  if (missing === undefined) return;
  throw new Error(
    `MODEL_SERVER_MODEL: the model server at ${url} does not have ${missing}. Load it there, or choose one that it has: ${names.join(', ') || 'none yet'}.`,
  );
};

/** The client's own method accepts any body as a list. */
const listModels = async (client: ModelServer['client'], url: string): Promise<unknown> => {
  try {
    return await client.get('/models', { timeout: LIST_MS });
  } catch (error) {
    const { kind, status, message } = failureOf(error);
    if (kind !== 'refused')
      throw new Error(
        `MODEL_SERVER_URL: no model server answers at ${url} (${message}). Start it, or correct the URL.`,
      );
    if (status === 401 || status === 403)
      throw new Error(`MODEL_SERVER_KEY: the model server at ${url} refuses the key (${status}).`);
    throw notChat(url, message);
  }
};

const notChat = (url: string, why: string): Error =>
  new Error(`MODEL_SERVER_URL: ${url} is not a chat completions server (${why}). Most URLs end with /v1.`);

/** Loads the models one after the other, so that the first customer does not wait. Throws one line if a model does not answer. */
export const loadModels = async (
  server: ModelServer,
  models: readonly string[],
  say: (line: string) => void,
): Promise<void> => {
  for (const model of models) {
    const began = performance.now();
    await load({ ...server, timeoutMs: MAX_LOAD_MS }, model).catch((error: unknown) => {
      const why =
        error instanceof Refusal && error.name === 'ModelTimeoutException' ? 'it did not answer in time' : error;
      throw new Error(`MODEL_SERVER_MODEL: ${model} could not be loaded: ${why instanceof Error ? why.message : why}`);
    });
    say(`${model} loaded in ${Math.round((performance.now() - began) / 1000)} s`);
  }
};

/** Retries while the server reports that it is loading the model. */
const load = async (server: ModelServer, model: string): Promise<void> => {
  const signal = AbortSignal.timeout(server.timeoutMs);
  for (;;) {
    try {
      await complete(server, model, HELLO, signal);
      return;
    } catch (error) {
      if (!(error instanceof Refusal) || error.name !== 'ModelNotReadyException') throw error;
      await pause(POLL_MS, undefined, { signal });
    }
  }
};
