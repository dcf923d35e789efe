import { expect, it } from 'vitest';
import type { Lookup } from '../../../../../core/tools/lookup.ts';
import { readHistory } from '../../../../../core/turn/context/read-history.ts';
import type { Conversations } from '../../../../../core/turn/conversations.ts';
import type { HistoryTurn } from '../../../../../core/turn/turn.ts';
import { aHistoryTurn, aProposal, aRequest } from '../../../../support/values.ts';

const key = (n: number) => `${String(n).padStart(13, '0')}-a`;
const turn = (n: number, over: Partial<HistoryTurn> = {}) => aHistoryTurn({ key: key(n), ...over });

/** A conversation of `count` turns in pages of ten, and the number of pages that were read. */
const stored = (count: number, over: Partial<HistoryTurn> = {}) => {
  const asked = { pages: 0 };
  const newestTurns: Conversations['newestTurns'] = async function* () {
    for (let newest = count; newest > 0; newest -= 10) {
      asked.pages += 1;
      yield Array.from({ length: Math.min(10, newest) }, (_, index) => turn(newest - index, over));
    }
  };
  return { store: { newestTurns }, asked };
};

it('returns turns oldest first', async () => {
  const history = await readHistory(stored(3).store, aRequest(), 1000);
  expect(history.complete).toBe(true);
  expect(history.turns.map((t) => t.key)).toEqual([1, 2, 3].map(key));
});

it('stops when the budget is full: 10,000 turns cost no more than 50', async () => {
  const { store, asked } = stored(10_000);
  const history = await readHistory(store, aRequest(), 2500);
  expect(history.turns).toHaveLength(25);
  expect(history.complete).toBe(false);
  expect(asked.pages).toBe(3);
});

it('stops at the start of the window that the last answer saw', async () => {
  const { store } = stored(40, { context_from: key(35) });
  const history = await readHistory(store, aRequest(), 100_000);
  expect(history.turns.map((t) => t.key)).toEqual([35, 36, 37, 38, 39, 40].map(key));
});

const lookup = (id: string, at: number, text = 'x'): Lookup => ({ tool: 'find', arguments: id, text, at });

it('keeps the newest lookups within their share, which takes nothing from the turns, and a repeated one once', async () => {
  const { store } = stored(0);
  const turns = [5, 4, 3, 2, 1].map((n) =>
    turn(n, {
      message: 'x'.repeat(8000),
      lookups: [lookup('same', n), lookup(`a-${n}`, n, 'x'.repeat(1400)), lookup(`b-${n}`, n, 'x'.repeat(1400))],
    }),
  );
  store.newestTurns = async function* () {
    yield turns;
  };
  const history = await readHistory(store, aRequest(), 100_000);
  expect(history.turns).toHaveLength(5);
  const kept = history.turns.map(({ lookups }) => lookups.map((one) => one.arguments));
  expect(kept).toEqual([[], [], ['a-3'], ['a-4', 'b-4'], ['same', 'a-5', 'b-5']]);
});

it('stops below 64 KiB, even within the token budget', async () => {
  const { store } = stored(40, { message: 'x'.repeat(8000) });
  const history = await readHistory(store, aRequest(), 1_000_000);
  expect(Buffer.byteLength(JSON.stringify(history))).toBeLessThan(64 * 1024);
  expect(history.turns).toHaveLength(6);
});

it('finds nothing in a new conversation', async () => {
  const history = await readHistory(stored(0).store, aRequest(), 1000);
  expect(history).toEqual({ turns: [], complete: true });
});

it('keeps a proposal only if it is the newest or the turn after it is unanswered', async () => {
  const proposal = aProposal(key(1));
  const { store } = stored(0);
  store.newestTurns = async function* () {
    yield [turn(4, { proposal }), turn(3, { answer: null }), turn(2, { proposal }), turn(1, { proposal })];
  };
  const history = await readHistory(store, aRequest(), 1000);
  expect(history.turns.filter((t) => t.proposal).map((t) => t.key)).toEqual([2, 4].map(key));
});
