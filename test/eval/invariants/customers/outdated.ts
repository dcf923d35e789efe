import { setTimeout as pause } from 'node:timers/promises';
import { toolsOf } from '../../../../local/aws/bedrock/protocol/request.ts';
import { WITHDRAWN } from '../company/tools.ts';
import type { HostileWorld } from '../world.ts';
import { ask } from './ask.ts';
import { agreeAtOnce } from './converse.ts';
import type { Talk } from './talk.ts';

const TOOL = `desk.${WITHDRAWN}`;
const MOST_TRIES = 10;
const PAUSE_MS = 100;

/**
 * A conversation about an action that is no longer allowed when the customer consents. `other` sends messages until
 * models are no longer offered the tool.
 */
export const agreeTooLate = (
  talk: Talk,
  other: Talk,
  { poisoned, bedrock }: HostileWorld,
  withdrawn: Map<string, number>,
): Promise<void> =>
  agreeAtOnce(talk, async () => {
    if (!talk.seen) return;
    poisoned.withdraw(TOOL);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      await pause(PAUSE_MS);
      await other.send(ask(other));
      const last = bedrock.asked.findLast(
        ({ marker, request }) => marker === other.marker && !request.toolConfig?.toolChoice,
      );
      if (last && !toolsOf(last.request).some(({ name }) => name.endsWith(WITHDRAWN))) break;
    }
    withdrawn.set(TOOL, performance.now());
  });
