import { setTimeout as sleep } from 'node:timers/promises';
import { findModel, type Model } from '../../../core/models/catalogue.ts';
import { type Bedrock, type ConverseCall, startConverseServer } from './converse-server.ts';
import { converse } from './protocol/converse.ts';
import { promptCache } from './protocol/prompt-cache.ts';
import { Refusal } from './protocol/refusal.ts';

export interface BedrockOptions {
  /** Models besides those of the catalogue. */
  readonly models?: readonly Model[];
  /** Minimum milliseconds of a reply, to act like a model. Refusals are immediate. */
  readonly delayMs?: number;
  /**
   * Receives every call. An error that it throws is sent as the response, so a test can throw
   * `Refusal('ThrottlingException', …)`.
   */
  readonly onCall?: (call: Omit<ConverseCall, 'signal'>) => void;
}

/**
 * Starts Bedrock's `Converse` on 127.0.0.1. It rejects what Bedrock rejects, and its answers depend only on the
 * request.
 */
export const startBedrock = ({ models = [], delayMs = 0, onCall }: BedrockOptions = {}): Promise<Bedrock> => {
  const account = promptCache();
  return startConverseServer(async ({ modelId, request, signal }) => {
    onCall?.({ modelId, request });
    const model = models.find(({ id }) => id === modelId) ?? findModel(modelId);
    if (!model)
      throw new Refusal('ResourceNotFoundException', `Could not resolve the foundation model from: ${modelId}`);
    const reply = converse(model, request, account);
    if (delayMs > 0) await sleep(delayMs, undefined, { signal });
    return reply;
  });
};
