import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { play } from './play.ts';
import { SCENES, type Scene } from './scenes.ts';
import { type System, startSystem } from './system.ts';
import { ALL_WAYS, errorsOf, isTask } from './ways.ts';

/** No branch fails: each of its tasks has a Catch. */
const UNREACHABLE: readonly string[] = ['Respond (catch 0) → ReleaseTurn'];
/** These fail in every scene. */
const OF_THE_DESK: readonly string[] = ['HandOff', 'HoldTurn'];

/** Plays each scene as it is, and once more for each of its tasks that fails: of every task, or of those that no scene before has entered. */
export const playEveryScene = (everyTask: boolean): void => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
  });
  afterAll(() => system.close());

  const failed = new Set<string>();
  const failing = (scene: Scene, entered: readonly string[]): string[] =>
    [...new Set(entered)].filter((state) => {
      const isPlanned = scene.faults?.some((fault) => fault.state === state);
      const isDue = isTask(state) && !isPlanned && (everyTask || OF_THE_DESK.includes(state) || !failed.has(state));
      if (isDue) failed.add(state);
      return isDue;
    });

  describe.concurrent('told ⇔ moved ⇔ muted, whichever task fails for good', () => {
    it.each(Object.entries(SCENES))('%s', async (_, scene) => {
      for (const state of failing(scene, (await play(system, scene)).entered))
        for (const error of errorsOf(state))
          for (const isDone of [false, true]) await play(system, scene, [{ state, error, isDone }]);
    });
  });

  it('every way out of every state was taken', () => {
    expect(ALL_WAYS.filter((way) => !system.taken.has(way) && !UNREACHABLE.includes(way))).toEqual([]);
  });
};
