import { WITHDRAWN } from '../company/tools.ts';
import type { HostileWorld } from '../world.ts';
import { agreeAtOnce } from './converse.ts';
import type { Talk } from './talk.ts';
import { untilOffered } from './until-offered.ts';

const TOOL = `desk.${WITHDRAWN}`;

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
    await untilOffered(other, bedrock, (tools) => !tools.some(({ name }) => name.endsWith(WITHDRAWN)));
    withdrawn.set(TOOL, performance.now());
  });
