import { describe, expect, it } from 'vitest';
import { queueStore, type View } from '../../../../../web/console/queue/queue-store.ts';
import type { Row } from '../../../../../web/console/results.ts';
import { CallError } from '../../../../../web/shared/rpc.ts';
import { anAct, aRow, BUSY, ids, scripted } from '../a-case.ts';

/** A desk whose views are what `lists` has at the moment. */
const aQueue = (lists: Partial<Record<View, readonly Row[]>>) => {
  const asked: { view: View; team?: string; cursor?: string }[] = [];
  const arrived: string[][] = [];
  const failure: { error: Error | null } = { error: null };
  const queue = queueStore({
    call: async <R>(_: string, args: object) => {
      const page = args as (typeof asked)[number];
      asked.push(page);
      if (failure.error) throw failure.error;
      const rows = (lists[page.view] ?? []).filter(({ team }) => page.team === undefined || team === page.team);
      const from = Number(page.cursor ?? 0);
      const next_cursor = rows.length > from + 2 ? String(from + 2) : null;
      return { rows: rows.slice(from, from + 2), next_cursor } as R;
    },
    newId: ids(),
    onArrival: (rows) => arrived.push(rows.map(({ customer }) => customer)),
  });
  return { queue, lists, asked, arrived, failure };
};
const names = (rows: readonly Row[] = []) => rows.map(({ customer }) => customer);

describe('the queue', () => {
  it('shows the rows in the order of the server, and counts every view', async () => {
    const { queue } = aQueue({ waiting: [aRow('zoe'), aRow('alice')], mine: [aRow('bob')], closed: [] });
    expect(queue.list.value).toBeUndefined();
    await queue.refresh();
    expect(names(queue.list.value?.rows)).toEqual(['zoe', 'alice']);
    expect(names(queue.mine.value)).toEqual(['bob']);
    expect(queue.counts.value).toEqual({ waiting: '2', mine: '1', human: '0', closed: '0' });
  });

  it('reads what is shown each time, and the other views for their counts once a minute', async () => {
    const { queue, asked } = aQueue({});
    for (let round = 0; round < 13; round++) await queue.refresh();
    expect(asked.filter(({ view }) => view === 'waiting')).toHaveLength(13);
    expect(asked.filter(({ view }) => view === 'mine')).toHaveLength(13);
    expect(asked.filter(({ view }) => view === 'human')).toHaveLength(2);
    asked.length = 0;
    await queue.show('closed');
    expect(asked.map(({ view }) => view)).toEqual(['waiting', 'closed']);
  });

  it('shows more pages when asked, and reads them again', async () => {
    const { queue } = aQueue({ waiting: ['a', 'b', 'c'].map((name) => aRow(name)) });
    await queue.refresh();
    expect([queue.list.value?.more, queue.counts.value.waiting]).toEqual([true, '2+']);
    await queue.more();
    expect(names(queue.list.value?.rows)).toEqual(['a', 'b', 'c']);
    await queue.refresh();
    expect([queue.list.value?.more, queue.counts.value.waiting]).toEqual([false, '3']);
  });

  it('tells of conversations that are new, but not of those of the first reading', async () => {
    const { queue, lists, arrived } = aQueue({ waiting: [aRow('alice')] });
    await queue.refresh();
    lists.waiting = [aRow('bob'), aRow('alice')];
    await queue.refresh();
    await queue.refresh();
    expect(arrived).toEqual([['bob']]);
  });

  it('filters by team at the server, and by language itself', async () => {
    const { queue, lists, arrived } = aQueue({
      waiting: [aRow('alice'), aRow('bob', { team: 'trust', language: 'de' })],
    });
    await queue.refresh();
    await queue.ofTeam('trust');
    expect(names(queue.list.value?.rows)).toEqual(['bob']);
    await queue.ofTeam('');
    queue.language.value = 'de';
    expect([names(queue.list.value?.rows), queue.waiting.value]).toEqual([['bob'], 1]);
    expect(queue.languages.value).toEqual(['de', 'en']);
    lists.waiting = [...(lists.waiting ?? []), aRow('carol')];
    await queue.refresh();
    expect(arrived).toEqual([]);
  });

  it('shows with any language those whose language is not known, as the desk gives them to everybody', async () => {
    const { queue } = aQueue({
      waiting: [aRow('alice', { language: 'und' }), aRow('bob', { language: 'de-AT' })],
      mine: [aRow('carol', { language: null })],
    });
    await queue.refresh();
    queue.language.value = 'de';
    expect([names(queue.list.value?.rows), names(queue.mine.value)]).toEqual([['alice', 'bob'], ['carol']]);
    expect(queue.languages.value).toEqual(['de']);
  });

  it('keeps what was read while the desk does not answer', async () => {
    const { queue, failure } = aQueue({ waiting: [aRow('alice')] });
    await queue.refresh();
    failure.error = BUSY;
    await queue.refresh();
    expect(queue.failure.value).toBe(BUSY);
    expect(names(queue.list.value?.rows)).toEqual(['alice']);
    failure.error = null;
    await queue.refresh();
    expect(queue.failure.value).toBeNull();
  });

  it('keeps what a later reading found when an earlier one ends after it', async () => {
    const held = Promise.withResolvers<void>();
    let isFirst = true;
    const queue = queueStore({
      call: async <R>(_: string, { view }: { view?: View }) => {
        const isEarly = isFirst;
        if (isEarly) await held.promise;
        return {
          rows: isEarly ? [aRow('alice')] : view === 'mine' ? [aRow('alice'), aRow('bob')] : [],
          next_cursor: null,
        } as R;
      },
      newId: ids(),
      onArrival: () => {},
    });
    const early = queue.refresh();
    isFirst = false;
    await queue.refresh();
    held.resolve();
    await early;
    // Only the first reading had the views that are not shown.
    expect(queue.counts.value).toEqual({ waiting: '0', mine: '2', human: '1', closed: '1' });
  });

  it('drops an answer for a team that is not chosen any more', async () => {
    const held = Promise.withResolvers<void>();
    const queue = queueStore({
      call: async <R>(_: string, { team }: { team?: string }) => {
        if (team === 'support') await held.promise;
        return { rows: [aRow(`of ${team}`)], next_cursor: null } as R;
      },
      newId: ids(),
      onArrival: () => {},
    });
    const late = queue.ofTeam('support');
    await queue.ofTeam('trust');
    held.resolve();
    await late;
    expect(names(queue.list.value?.rows)).toEqual(['of trust']);
  });
});

describe('take next', () => {
  const taking = (...answers: (object | Error)[]) => {
    const desk = scripted({ take_next: answers });
    return { desk, queue: queueStore({ call: desk.call, newId: ids(), onArrival: () => {} }) };
  };

  it('takes within the filters', async () => {
    const { queue, desk } = taking(anAct());
    queue.team.value = 'trust';
    queue.language.value = 'de';
    expect(await queue.takeNext()).toEqual({ customer: 'alice', conversation_id: 'c-1' });
    expect(desk.of('take_next')).toEqual([{ team: 'trust', languages: ['de'], message_id: 'id-1' }]);
  });

  it('says that nobody waits', async () => {
    const { queue } = taking(anAct({ outcome: 'nobody_waits', customer: null, conversation_id: null }));
    expect(await queue.takeNext()).toBeNull();
    expect(queue.taking.value).toBe('nobody');
    queue.settle();
    expect(queue.taking.value).toBe('idle');
  });

  it('repeats the same call while its outcome is not known, and begins another one after', async () => {
    const { queue, desk } = taking(BUSY, anAct(), anAct());
    expect(await queue.takeNext()).toBeNull();
    expect(queue.taking.value).toBe(BUSY);
    await queue.takeNext();
    await queue.takeNext();
    expect(desk.of('take_next').map(({ message_id }) => message_id)).toEqual(['id-1', 'id-1', 'id-2']);
  });

  it('repeats it as it was, whatever is filtered meanwhile', async () => {
    const { queue, desk } = taking(BUSY, anAct());
    await queue.takeNext();
    queue.team.value = 'trust';
    await queue.takeNext();
    expect(desk.of('take_next')).toEqual([{ message_id: 'id-1' }, { message_id: 'id-1' }]);
  });

  it('does not repeat a call that was refused', async () => {
    const { queue, desk } = taking(new CallError('FORBIDDEN', 'team: you work for support only.'), anAct());
    await queue.takeNext();
    await queue.takeNext();
    expect(desk.of('take_next').map(({ message_id }) => message_id)).toEqual(['id-1', 'id-2']);
  });
});
