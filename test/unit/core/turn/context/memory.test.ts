import { describe, expect, it } from 'vitest';
import { estimateTokens } from '../../../../../core/models/token-estimate.ts';
import type { Lookup } from '../../../../../core/tools/lookup.ts';
import { recall } from '../../../../../core/turn/context/memory.ts';
import { memoryNote } from '../../../../../core/turn/context/notes.ts';
import type { HistoryTurn } from '../../../../../core/turn/turn.ts';
import { aHistoryTurn } from '../../../../support/values.ts';

const NOW = 1_700_000_000_000;
const key = (n: number) => `${NOW + n}-a`;
const lookup = (at: number, text = 'x', id = String(at)): Lookup => ({
  tool: 'store__get_order',
  arguments: id,
  text,
  at,
});
const turn = (n: number, over: Partial<HistoryTurn> = {}) =>
  aHistoryTurn({ key: key(n), lookups: [lookup(n)], ...over });
const marks = (turns: readonly HistoryTurn[], room = 1000) =>
  recall(turns, key(9), NOW, room).map(({ at, before_change }) => [at, before_change]);

describe('recalled lookups', () => {
  it('are newest first, of the turns before this one', () => {
    const turns = [turn(1, { lookups: [lookup(3), lookup(2)] }), turn(4), turn(9), turn(10)];
    expect(marks(turns)).toEqual([
      [4, false],
      [3, false],
      [2, false],
    ]);
  });

  it('are marked when a later turn has carried out an action, or one at the same time', () => {
    const turns = [turn(1), turn(2, { changed_at: 5 }), turn(3), turn(6)];
    expect(marks(turns)).toEqual([
      [6, false],
      [3, true],
      [2, false],
      [1, true],
    ]);
    expect(marks([turn(1), turn(10, { lookups: [], changed_at: 10 })])).toEqual([[1, true]]);
  });

  it('fit the room with their note and every mark; one that does not leaves its place to smaller ones', () => {
    const turns = [turn(1), turn(2, { lookups: [lookup(2, 'x'.repeat(1200))] }), turn(3)];
    const needed = (...kept: Lookup[]) =>
      estimateTokens(
        memoryNote(
          kept.map((one) => ({ ...one, before_change: true })),
          NOW,
          true,
        ),
      );
    const all = needed(lookup(3), lookup(2, 'x'.repeat(1200)), lookup(1));
    expect(marks(turns, all).map(([at]) => at)).toEqual([3, 2, 1]);
    expect(marks(turns, all - 1).map(([at]) => at)).toEqual([3, 2]);
    expect(marks(turns, needed(lookup(3), lookup(1))).map(([at]) => at)).toEqual([3, 1]);
    expect(marks(turns, 20)).toEqual([]);
    expect(marks(turns, -1)).toEqual([]);
  });

  it('have at most 2,000 tokens, whatever room there is', () => {
    const turns = Array.from({ length: 8 }, (_, n) => turn(n, { lookups: [lookup(n, 'x'.repeat(1200))] }));
    const recalled = recall(turns, key(9), NOW, 100_000);
    expect(recalled.length).toBeGreaterThan(3);
    expect(estimateTokens(memoryNote(recalled, NOW, true))).toBeLessThanOrEqual(2000);
    expect(recalled.length).toBeLessThan(8);
  });
});
