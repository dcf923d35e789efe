import { setTimeout as sleep } from 'node:timers/promises';
import { findModel, type Model } from '../../../core/models/catalogue.ts';
import { type Bedrock, type ConverseCall, startConverseServer } from './converse-server.ts';
import { converse } from './protocol/converse.ts';
import { promptCache } from './protocol/prompt-cache.ts';
import { Refusal } from './protocol/refusal.ts';

export interface BedrockOptions {
  /** 0, the default, lets the system choose. */
  readonly port?: number;
  /** Models besides those of the catalogue. */
  readonly models?: readonly Model[];
  /** How long a reply takes at least, as a model's would. Refusals come at once. */
  readonly delayMs?: number;
  /** Sees every call; what it throws is the answer, so a test can have a `Refusal('ThrottlingException', …)` sent. */
  readonly onCall?: (call: Omit<ConverseCall, 'signal'>) => void;
}

/** Bedrock's `Converse` on 127.0.0.1: it refuses what Bedrock refuses, and answers from the request alone. */
export const startBedrock = ({ port = 0, models = [], delayMs = 0, onCall }: BedrockOptions = {}): Promise<Bedrock> => {
  const account = promptCache();
  return startConverseServer(async ({ modelId, request, signal }) => {
    onCall?.({ modelId, request });
    const model = models.find(({ id }) => id === modelId) ?? findModel(modelId);
    if (!model)
      throw new Refusal('ResourceNotFoundException', `Could not resolve the foundation model from: ${modelId}`);
    const reply = converse(model, request, account);
    if (delayMs > 0) await sleep(delayMs, undefined, { signal });
    return reply;
  }, port);
};
