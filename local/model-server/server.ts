import { type AnswerConverse, type Bedrock, startConverseServer } from '../aws/bedrock/converse-server.ts';
import { Refusal } from '../aws/bedrock/protocol/refusal.ts';
import { chatClient } from './chat-client.ts';
import { converseWith } from './converse.ts';
import { knownLimitations } from './limitations.ts';
import { findModels, loadModels } from './load-models.ts';
import type { ModelServerSettings } from './settings.ts';

/** The gateway times out first, so that its message reaches the log. */
const AHEAD_MS = 500;

/**
 * Bedrock's `Converse` on 127.0.0.1, answered by a server that speaks chat completions. Resolves when every model is loaded; rejects with
 * one line for the console. `say` gets what the user of this machine can mend: the server may quote a customer in it.
 */
export const startModelServer = async (
  settings: ModelServerSettings,
  say: (line: string) => void,
): Promise<Bedrock> => {
  const server = {
    client: chatClient(settings),
    url: settings.url,
    timeoutMs: settings.timeoutSeconds * 1000 - AHEAD_MS,
    known: knownLimitations(say),
  };
  const models = [...new Set(Object.values(settings.models))];
  await findModels(server, models);
  await loadModels(server, models, say);
  return startConverseServer(saying(converseWith(server), say));
};

const saying =
  (answer: AnswerConverse, say: (line: string) => void): AnswerConverse =>
  async (call) => {
    try {
      return await answer(call);
    } catch (error) {
      if (error instanceof Refusal) say(error.message);
      throw error;
    }
  };
