import { setTimeout as pause } from 'node:timers/promises';
import { type Tool, toolsOf } from '../../../../local/aws/bedrock/protocol/request.ts';
import type { EvilBedrock } from '../model/evil-bedrock.ts';
import { ask } from './ask.ts';
import type { Talk } from './talk.ts';

/** On a busy machine, a turn does not wait for a list of tools, and its server is left alone for 5 s. */
const MOST_TRIES = 100;
const PAUSE_MS = 250;

/** Sends messages until the tools that a model is offered are as expected. A later turn has no older ones. */
export const untilOffered = async (
  talk: Talk,
  { asked }: EvilBedrock,
  isExpected: (tools: readonly Tool[]) => boolean,
): Promise<void> => {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    await talk.send(ask(talk));
    const last = asked.findLast(({ marker, request }) => marker === talk.marker && !request.toolConfig?.toolChoice);
    if (last && isExpected(toolsOf(last.request))) return;
    await pause(PAUSE_MS);
  }
  throw new Error(`In ${MOST_TRIES} turns of ${talk.marker}, no model was offered the expected tools.`);
};
