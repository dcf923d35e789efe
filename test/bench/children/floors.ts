import { serveParent } from '../child.ts';
import { naiveTurn } from '../floors/naive.ts';
import { recordTurn } from '../floors/recorded-turn.ts';
import { replay, threeCalls } from '../floors/same-calls.ts';
import { measured } from '../measured.ts';

const CONVERSATION = 'conversation-of-the-recorded-turn---';

const recorded = await recordTurn(CONVERSATION, process.env.MESSAGE ?? '');
const floors = {
  sameCalls: measured(replay(recorded.calls, CONVERSATION)),
  threeCalls: measured(replay(threeCalls(recorded), CONVERSATION)),
};
export type Floor = keyof typeof floors;

/**
 * The floors: plain programs on the main thread of their own process, which is the fastest way to run them. A function of the stack runs
 * in a worker thread; that cost belongs to the stack and not to the floors.
 */
const commands = {
  calls: () => recorded.calls.map((group) => group.map(({ name }) => name.replace('Command', ''))),
  once: (floor: Floor) => floors[floor].once(),
  flood: (floor: Floor, inFlight: number, forMs: number) => floors[floor].flood(inFlight, forMs),
  naive: measured(naiveTurn).once,
};
export type FloorCommands = typeof commands;
serveParent(commands);
