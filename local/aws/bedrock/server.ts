import { setTimeout as sleep } from 'node:timers/promises';
import { type Bedrock, type ConverseCall, startConverseServer } from './converse-server.ts';
import { converse } from './protocol/converse.ts';
import { promptCache } from './protocol/prompt-cache.ts';

export interface BedrockOptions {
  /** How long a reply takes at least, as a model's would. Refusals come at once. */
  readonly delayMs?: number;
  /** Sees every call; what it throws is the answer, so a test can have a `Refusal('ThrottlingException', …)` sent. */
  readonly onCall?: (call: Omit<ConverseCall, 'signal'>) => void;
}

/** Bedrock's `Converse` on 127.0.0.1: it refuses what Bedrock refuses, and answers from the request alone. */
export const startBedrock = ({ delayMs = 0, onCall }: BedrockOptions = {}): Promise<Bedrock> => {
  const account = promptCache();
  return startConverseServer(async ({ modelId, request, signal }) => {
    onCall?.({ modelId, request });
    const reply = converse(modelId, request, account);
    if (delayMs > 0) await sleep(delayMs, undefined, { signal });
    return reply;
  });
};
