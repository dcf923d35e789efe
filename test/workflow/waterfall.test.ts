import { beforeAll, describe, expect, it } from 'vitest';
import { LATENCIES } from '../bench/aws/latencies.ts';
import { playScenes } from '../bench/aws/scenes.ts';
import { type Totals, totalsOf } from '../bench/aws/waterfall.ts';

const { fast, strong } = LATENCIES;

/** The floors' process plays the naive design, so this also holds that the floors can record a turn. */
describe('the turns that npm run bench -- --aws plays', () => {
  let played: Awaited<ReturnType<typeof playScenes>>;
  let totals: Totals[];
  beforeAll(async () => {
    played = await playScenes();
    totals = played.turns.map(({ steps }) => totalsOf(steps));
  });

  it('enter no more states, invocations and trips in a row than an ordinary turn needs', () => {
    const names = played.turns[0]?.steps.map(({ name }) => name) ?? [];
    const states = ['Begin', 'Accepted?', 'OptimizeContext', 'Proposed?', 'Respond', 'Escalate?', 'PersistTurn'];
    expect(names).toEqual(['API Gateway, WAF', 'Authorizer', 'Front', 'StartSyncExecution', ...states]);
    expect(totals[0]).toMatchObject({ invocations: 5, tableTrips: 4 });
    expect(totals[0]?.ms.own).toBeLessThanOrEqual(165);
  });

  it('call the models that they must wait for: a tool round one more, an escalation the strong one, a request for a person and a replay none', () => {
    const [ordinary, tools, upset, person, replay] = totals.map(({ ms }) => ms.model);
    expect([ordinary, tools, upset, replay]).toEqual([fast.ms, 2 * fast.ms, fast.ms + strong.ms, 0]);
    expect(person).toBe(0);
  });

  it('wait for a tool server in the tool round only', () => {
    expect(totals.map(({ ms }) => ms.company > 0)).toEqual([false, true, false, false, false]);
  });

  it('take fewer invocations in a row for a replay, and more for a tool round', () => {
    const [ordinary, tools, , , replay] = totals.map(({ invocations }) => invocations);
    expect(tools).toBe((ordinary ?? 0) + 2);
    expect(replay).toBeLessThan(ordinary ?? 0);
  });

  it('stand beside the naive design, counted on the same wire', () => {
    expect(played.naive.steps.at(-1)?.calls).toEqual([['Query'], ['Converse fast'], ['BatchWriteItem']]);
  });
});
