import { median, type Ratio, ratioOf, roundRobin } from './stats.ts';
import { MESSAGE, type Sample, type System } from './system.ts';

const WARM_UP = 40;
const ROUNDS = 24;
const RUNS = 10;

interface Figures {
  readonly ms: number;
  readonly modelMs: number;
  /** Time without model time. */
  readonly overheadMs: number;
}
export interface Overhead {
  readonly turn: Figures;
  readonly sameCalls: Figures;
  readonly threeCalls: Figures;
  readonly toSameCalls: Ratio;
  readonly toThreeCalls: Ratio;
}

/** The client-side overhead of a new conversation's first turn beyond the model, and that of the floors. */
export const measureOverhead = async ({ client, floors, sample }: System): Promise<Overhead> => {
  const variants = {
    turn: () => client.ask('once', { message: MESSAGE }),
    sameCalls: () => floors.ask('once', 'sameCalls'),
    threeCalls: () => floors.ask('once', 'threeCalls'),
  };
  const batch = (run: () => Promise<number>, runs: number) => async (): Promise<Figures> => {
    const samples: Sample[] = [];
    for (let i = 0; i < runs; i++) samples.push(await sample(run));
    return {
      ms: median(samples.map(({ ms }) => ms)),
      modelMs: median(samples.map(({ modelMs }) => modelMs)),
      overheadMs: median(samples.map(({ ms, modelMs }) => ms - modelMs)),
    };
  };
  const batches = (runs: number) => ({
    turn: batch(variants.turn, runs),
    sameCalls: batch(variants.sameCalls, runs),
    threeCalls: batch(variants.threeCalls, runs),
  });
  await roundRobin(batches(WARM_UP), 2);
  const { turn, sameCalls, threeCalls } = await roundRobin(batches(RUNS), ROUNDS);
  return {
    turn: middle(turn),
    sameCalls: middle(sameCalls),
    threeCalls: middle(threeCalls),
    toSameCalls: ratioOf(turn.map(overheadOf), sameCalls.map(overheadOf)),
    toThreeCalls: ratioOf(turn.map(overheadOf), threeCalls.map(overheadOf)),
  };
};

const overheadOf = ({ overheadMs }: Figures): number => overheadMs;

const middle = (rounds: readonly Figures[]): Figures => ({
  ms: median(rounds.map(({ ms }) => ms)),
  modelMs: median(rounds.map(({ modelMs }) => modelMs)),
  overheadMs: median(rounds.map(overheadOf)),
});
