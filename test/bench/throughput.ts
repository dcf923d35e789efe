import { median, type Ratio, ratioOf, roundRobin } from './stats.ts';
import { MESSAGE, type System } from './system.ts';

export const IN_FLIGHT = 32;
const ROUNDS = 10;
const FLOOD_MS = 1600;

export interface Throughput {
  /** Turns or floor runs a second. */
  readonly turn: number;
  readonly sameCalls: number;
  readonly threeCalls: number;
  readonly toSameCalls: Ratio;
  readonly toThreeCalls: Ratio;
}

/** Stand-ins and client share the cores, so this measures the total CPU time of a turn rather than concurrency. */
export const measureThroughput = async ({ client, floors }: System): Promise<Throughput> => {
  const variants = (forMs: number) => ({
    turn: () => client.ask('flood', IN_FLIGHT, forMs, { message: MESSAGE }),
    sameCalls: () => floors.ask('flood', 'sameCalls', IN_FLIGHT, forMs),
    threeCalls: () => floors.ask('flood', 'threeCalls', IN_FLIGHT, forMs),
  });
  await roundRobin(variants(FLOOD_MS / 2), 1);
  const { turn, sameCalls, threeCalls } = await roundRobin(variants(FLOOD_MS), ROUNDS);
  return {
    turn: median(turn),
    sameCalls: median(sameCalls),
    threeCalls: median(threeCalls),
    toSameCalls: ratioOf(turn, sameCalls),
    toThreeCalls: ratioOf(turn, threeCalls),
  };
};
