import { describe, expect, it } from 'vitest';
import { contextStart, NO_DESK, type Post } from '../../../../../core/desk/desk.ts';
import type { Lookup } from '../../../../../core/tools/lookup.ts';
import { newestKeyOf, ofEpisode, postsSince, readHistory } from '../../../../../core/turn/context/read-history.ts';
import type { Conversations } from '../../../../../core/turn/conversations.ts';
import type { History, HistoryTurn } from '../../../../../core/turn/turn.ts';
import { aHistoryTurn, aPost, aProposal, aRequest } from '../../../../support/values.ts';

const key = (n: number) => `${String(n).padStart(13, '0')}-a`;
const turn = (n: number, over: Partial<HistoryTurn> = {}) => aHistoryTurn({ key: key(n), ...over });

/** A conversation of `count` turns in pages of ten, and the number of pages that were read. */
const stored = (count: number, over: Partial<HistoryTurn> = {}) => {
  const asked = { pages: 0 };
  const newestEntries: Conversations['newestEntries'] = async function* () {
    for (let newest = count; newest > 0; newest -= 10) {
      asked.pages += 1;
      yield Array.from({ length: Math.min(10, newest) }, (_, index) => turn(newest - index, over));
    }
  };
  return { store: { newestEntries }, asked };
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

it('has the summary of what came before, of this episode only; it is no turn, and takes nothing from them', async () => {
  const summary = { text: 'It leaks.', up_to: key(35) };
  const { store } = stored(40, { context_from: key(35) });
  const { newestEntries } = store;
  store.newestEntries = async function* (id) {
    yield [{ summary }];
    yield* newestEntries(id);
  };
  const history = await readHistory(store, aRequest(), 100_000);
  expect([history.turns.length, history.summary, newestKeyOf(history)]).toEqual([6, summary, key(40)]);
  expect(ofEpisode(history, null).summary).toEqual(summary);
  expect(ofEpisode(history, key(34)).summary).toEqual(summary);
  expect(ofEpisode(history, key(35)).summary).toBeNull();
  expect((await readHistory(stored(1).store, aRequest(), 1000)).summary).toBeNull();
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
  store.newestEntries = async function* () {
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
  expect(history.turns).toHaveLength(5);
});

it('finds nothing in a new conversation', async () => {
  const history = await readHistory(stored(0).store, aRequest(), 1000);
  expect(history).toEqual({ turns: [], posts: [], complete: true, summary: null });
  expect(newestKeyOf(history)).toBeNull();
});

it('keeps a proposal only if it is the newest or the turn after it is unanswered', async () => {
  const proposal = aProposal(key(1));
  const { store } = stored(0);
  store.newestEntries = async function* () {
    yield [turn(4, { proposal }), turn(3, { answer: null }), turn(2, { proposal }), turn(1, { proposal })];
  };
  const history = await readHistory(store, aRequest(), 1000);
  expect(history.turns.filter((t) => t.proposal).map((t) => t.key)).toEqual([2, 4].map(key));
});

describe('posts of people', () => {
  const post = (n: number, over: Partial<Post> = {}) => aPost({ key: key(n), ...over });
  /** Reads entries, which are given oldest first, in pages of two. */
  const read = (entries: readonly (HistoryTurn | Post)[], contextTokens = 10_000) => {
    const newestEntries: Conversations['newestEntries'] = async function* () {
      const newest = entries.toReversed();
      for (let at = 0; at < newest.length; at += 2) yield newest.slice(at, at + 2);
    };
    return readHistory({ newestEntries }, aRequest(), contextTokens);
  };
  const keysOf = (posts: readonly Post[]) => posts.map((each) => Number.parseInt(each.key, 10));
  /** The numbers of the posts before each turn, by the turn's number, and of those behind the last. */
  const shape = ({ turns, posts }: Pick<History, 'turns' | 'posts'>) => [
    ...turns.map((each) => [Number.parseInt(each.key, 10), keysOf(each.posts)]),
    keysOf(posts),
  ];

  it('belong to the turn that they came before, oldest first, and the newest to none', async () => {
    const history = await read([post(1), post(2), turn(3), turn(4), post(5), turn(6), post(7), post(8)]);
    expect(shape(history)).toEqual([
      [3, [1, 2]],
      [4, []],
      [6, [5]],
      [7, 8],
    ]);
    expect(history.complete).toBe(true);
    expect(newestKeyOf(history)).toBe(key(8));
  });

  it('may be all that a conversation has', async () => {
    const history = await read([post(1), post(2), post(3)]);
    expect(shape(history)).toEqual([[1, 2, 3]]);
    expect(newestKeyOf(history)).toBe(key(3));
  });

  it('count in the budget: the newest are kept, and those in front of a turn that is not read are not', async () => {
    const long = { text: 'x'.repeat(4000) };
    const entries = [turn(1), post(2), turn(3), post(4), turn(5), post(6), post(7)];
    expect(shape(await read(entries, 250))).toEqual([[5, [4]], [7]]);
    expect(shape(await read([turn(1), post(2, long)], 900))).toEqual([[2]]);
    expect(await read(entries, 250)).toMatchObject({ complete: false });
    expect(await read(entries, 5000)).toMatchObject({ complete: true });
  });

  it('leave most of the budget to the turns: the newest of many, and one however long', async () => {
    const long = { text: 'x'.repeat(4000) };
    const many = Array.from({ length: 5 }, (_, at) => post(at + 2, long));
    const wide = many.map((each) => ({ ...each, text: '"'.repeat(4000) }));
    const kept = async (entries: readonly (HistoryTurn | Post)[], tokens: number) => shape(await read(entries, tokens));
    expect(await kept([turn(1), ...many, turn(8)], 10_000)).toEqual([[1, []], [8, [5, 6]], []]);
    expect(await kept([turn(1), post(2), post(3, long), turn(4)], 3000)).toEqual([[1, []], [4, [3]], []]);
    expect(await kept([turn(1), ...many], 10_000)).toEqual([
      [1, []],
      [5, 6],
    ]);
    expect(await kept([turn(1), ...wide], 100_000)).toEqual([[1, []], [6]]);
  });

  it('that are left out take nothing from the turns in front of them, and are not read without end', async () => {
    const [long, longest] = [{ text: 'x'.repeat(400) }, { text: 'x'.repeat(8000) }];
    const many = (count: number, over: object) => Array.from({ length: count }, (_, at) => post(at + 2, over));
    const history = await read([turn(1), ...many(500, long)], 4000);
    expect(history.turns).toHaveLength(1);
    expect(history.posts.length).toBeGreaterThan(3);
    expect(newestKeyOf(history)).toBe(key(501));
    expect(await read([turn(1), ...many(500, longest)], 4000)).toMatchObject({ turns: [], complete: false });
  });

  it('in front of the window that the last answer saw belong to it', async () => {
    const history = await read([turn(1), post(2), post(3), turn(4), turn(5, { context_from: key(4) }), post(6)]);
    expect(shape(history)).toEqual([[4, [2, 3]], [5, []], [6]]);
    expect(history.complete).toBe(false);
  });

  it('are no notes: those are for people', async () => {
    const note = (n: number) => post(n, { kind: 'note', text: 'He is lying.' });
    const history = await read([note(1), turn(2), note(3), post(4), note(5)]);
    expect(shape(history)).toEqual([[2, []], [4]]);
    expect(JSON.stringify(history)).not.toContain('lying');
  });

  describe('and episodes', () => {
    const all = () => read([turn(1), post(2), post(3), turn(4), post(5), turn(6), post(7)]);

    it.each([
      ['everything, before a first close', null, [[1, []], [4, [2, 3]], [6, [5]], [7]], true],
      ['what follows the notice of a close', 3, [[4, []], [6, [5]], [7]], true],
      ['an older turn that is answered late, and what follows', 4, [[4, []], [6, [5]], [7]], true],
      ['what follows a close between posts', 5, [[6, []], [7]], true],
      ['nothing yet', 7, [[]], true],
    ])('keeps %s', async (_, from, kept, complete) => {
      const history = ofEpisode(await all(), from === null ? null : key(from));
      expect(shape(history)).toEqual(kept);
      expect(history.complete).toBe(complete);
    });

    it.each([
      ['nowhere, before a first close', [], 1, 9, null],
      ['at the last close, also when an older turn is still pending', [6, 3], 1, 9, 6],
      ['at the last close, for its own key too', [6], null, 6, 6],
      ['nowhere for an older turn that is answered late', [6, 3], 5, 5, null],
    ])('begin %s', (_, closes, from, turnAt, expected) => {
      const by = { kind: 'staff', id: 'ana', name: 'Ana' } as const;
      const closed = closes.map((to, at) => ({
        ...{ episode: closes.length - at, from: null, to: key(to), closed_at: to, by, resolution: 'solved' as const },
      }));
      const desk = { ...NO_DESK, episode_from: from === null ? null : key(from), closed };
      expect(contextStart(desk, key(turnAt))).toBe(expected === null ? null : key(expected));
    });

    it('does not take a history for complete that was cut within the episode', async () => {
      const cut = await read([turn(1), post(2), turn(3), turn(4)], 250);
      expect(ofEpisode(cut, key(1))).toMatchObject({ complete: false });
      expect(ofEpisode(cut, key(4))).toMatchObject({ complete: true });
    });
  });

  it('are told with the answer to a message: those since the turn before it, also for a repeat of an older one', async () => {
    const history = await read([post(1), turn(2), post(3), turn(4), post(5), turn(6), post(7)]);
    expect(keysOf(postsSince(history, key(9)))).toEqual([7]);
    expect(keysOf(postsSince(history, key(6)))).toEqual([5, 7]);
    expect(keysOf(postsSince(history, key(4)))).toEqual([3, 5, 7]);
    expect(keysOf(postsSince(await read([post(1)]), key(2)))).toEqual([1]);
  });
});
