import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { play } from './told-moved-muted/play.ts';
import { SCENES, type Scene } from './told-moved-muted/scenes.ts';
import { type Fault, startSystem, type System } from './told-moved-muted/system.ts';
import { ALL_WAYS, errorsOf, isTask } from './told-moved-muted/ways.ts';

/** These fail in each scene; every other task in the first scene that enters it. */
const OF_THE_DESK: readonly string[] = ['HandOff', 'HoldTurn', 'PersistTurn'];

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.close());

const failed = new Set<string>();
const entries: readonly (readonly [string, Scene])[] = Object.entries(SCENES);

describe.concurrent('told ⇔ moved ⇔ muted, whichever task fails for good', () => {
  it.each(entries)('%s', async (_, scene) => {
    const entered = new Set(await play(system, scene));
    const planned = new Set((scene.faults ?? []).map(({ state }) => state));
    for (const state of entered) {
      if (!isTask(state) || planned.has(state) || (failed.has(state) && !OF_THE_DESK.includes(state))) continue;
      failed.add(state);
      for (const error of errorsOf(state))
        for (const isDone of [false, true]) await play(system, scene, [{ state, error, isDone } satisfies Fault]);
    }
  });
});

it('every way out of every state was taken', () => {
  expect(ALL_WAYS.filter((way) => !system.taken.has(way))).toEqual([]);
});
