import { describe, expect, it } from 'vitest';
import { caseStore } from '../../../../../web/console/case/case-store.ts';
import { drafts, NOTHING_WRITTEN, type Written } from '../../../../../web/console/case/composer/drafts.ts';
import { kept } from '../../../../../web/shared/kept.ts';
import { CallError } from '../../../../../web/shared/rpc.ts';
import {
  ANA,
  aCase,
  aDesk,
  anAct,
  aPost,
  aStorage,
  aTurn,
  BEN,
  BUSY,
  conflict,
  ids,
  OFFLINE,
  scripted,
} from '../a-case.ts';

const YOURS = aDesk({ state: 'human', assignee: ANA });
const BENS = aDesk({ state: 'human', assignee: BEN });
const POST = { id: '2', kind: 'reply', author: ANA, at: '2026-11-27T09:01:00.000Z' };

type Answers = Parameters<typeof scripted>[0];

/** A case of alice's, at a desk that answers as told. */
const aStore = async (answers: Answers, storage = aStorage(), newId = ids()) => {
  const desk = scripted({ open_case: [aCase({ desk: YOURS })], ...answers });
  const moves = { count: 0 };
  const store = caseStore(
    { customer: 'alice', conversation_id: 'c-1' },
    {
      call: desk.call,
      drafts: drafts(kept<Written>(() => storage, 'written', NOTHING_WRITTEN)),
      you: () => ANA.id,
      newId,
      now: () => 0,
      onMove: () => void moves.count++,
    },
  );
  await store.read.refresh();
  const write = (text: string, kind: 'reply' | 'note' = 'reply') => {
    store.switchTo(kind);
    store.write(text);
    return store.submit();
  };
  return { store, desk, moves, storage, newId, write };
};
const texts = (store: Awaited<ReturnType<typeof aStore>>['store']) =>
  store.read.transcript.value.entries.map((entry) => (entry.type === 'turn' ? entry.message : entry.text));

describe('a reply', () => {
  it('is sent under a new message_id, and shown when it was', async () => {
    const { desk, store, write } = await aStore({ reply: [anAct({ post: POST as never })] });
    await write('Hi Alice');
    expect(desk.of('reply')).toEqual([
      { customer: 'alice', conversation_id: 'c-1', text: 'Hi Alice', message_id: 'id-1' },
    ]);
    expect(texts(store)).toEqual(['Hello', 'Hi Alice']);
    expect([store.draft.value.text, store.sending.value]).toEqual(['', []]);
  });

  it('is not sent when it is blank', async () => {
    const { desk, write } = await aStore({});
    await write(' \n');
    expect(desk.of('reply')).toEqual([]);
  });

  it.each([BUSY, OFFLINE, new CallError('HTTP_401', 'Please log in.')])(
    'of which it is not known whether it was sent is kept, and sent again as it is: %s',
    async (error) => {
      const { store, desk, write } = await aStore({ reply: [error, anAct({ post: POST as never })] });
      await write('Hi Alice');
      const [words] = store.sending.value;
      expect(words).toMatchObject({ text: 'Hi Alice', state: 'unknown' });
      expect(store.alert.value).toBeNull();
      if (words) await store.sendAgain(words);
      expect(desk.of('reply').map(({ message_id }) => message_id)).toEqual(['id-1', 'id-1']);
      expect(store.sending.value).toEqual([]);
    },
  );

  it('survives a reload on its way, and may have arrived then', async () => {
    const { storage, newId, write } = await aStore({ reply: [BUSY] });
    await write('Hi Alice');
    const { store } = await aStore({}, storage, newId);
    expect(store.sending.value).toMatchObject([{ text: 'Hi Alice', message_id: 'id-1', state: 'unknown' }]);
  });

  it('can be taken back into the field, in front of what stands there', async () => {
    const { store, write } = await aStore({ reply: [BUSY] });
    await write('First');
    store.write('Second');
    const [words] = store.sending.value;
    if (words) store.takeBack(words);
    expect([store.draft.value.text, store.sending.value]).toEqual(['First\n\nSecond', []]);
  });

  it('that lost to a colleague stays in the field, and the alert says who has the conversation', async () => {
    const { store, moves, write } = await aStore({
      open_case: [aCase(), aCase({ version: 2, desk: BENS })],
      reply: [conflict(BENS)],
    });
    await write('Hi Alice');
    expect(store.draft.value).toEqual({ kind: 'reply', text: 'Hi Alice' });
    expect(store.alert.value).toMatchObject({
      title: 'Ben Okoye has this conversation now.',
      text: 'Nothing was sent; your text is kept below.',
      step: { does: 'note' },
    });
    expect(store.read.found.value?.desk.assignee).toEqual(BEN);
    expect(moves.count).toBe(1);
  });

  it('that is invalid stays in the field, with the reason', async () => {
    const { store, write } = await aStore({ reply: [new CallError('INVALID', 'text: must be shorter.')] });
    await write('Hi Alice');
    expect(store.draft.value.text).toBe('Hi Alice');
    expect(store.alert.value).toMatchObject({ title: 'Nothing was sent.', text: 'text: must be shorter.' });
  });
});

describe('a draft', () => {
  it('survives a reload, with its kind', async () => {
    const { store, storage } = await aStore({});
    store.switchTo('note');
    store.write('half a no');
    expect((await aStore({}, storage)).store.draft.value).toEqual({ kind: 'note', text: 'half a no' });
  });

  it('is of its conversation only', async () => {
    const { store, storage } = await aStore({});
    store.write('for alice');
    const others = drafts(kept<Written>(() => storage, 'written', NOTHING_WRITTEN));
    expect(others.draft(JSON.stringify(['alice', 'c-2']))).toEqual({ kind: 'reply', text: '' });
  });
});

describe('a suggestion', () => {
  const suggestion = { text: 'Dear Alice', model: 'm', cost_usd: 0.001 };

  it('is shown, knows the newest entry, and goes into the field as a reply', async () => {
    const { store } = await aStore({ suggest_reply: [anAct({ suggestion })] });
    store.switchTo('note');
    await store.suggest();
    expect(store.suggestion.value).toEqual({ ...suggestion, after: '1' });
    store.useWords('Dear Alice');
    expect(store.draft.value).toEqual({ kind: 'reply', text: 'Dear Alice' });
  });

  it('that failed is asked for again under the same message_id', async () => {
    const { store, desk } = await aStore({ suggest_reply: [BUSY, anAct({ suggestion })] });
    await store.suggest();
    expect(store.alert.value).toMatchObject({ title: 'There is no suggestion yet.', step: { does: 'retry' } });
    await store.repeat();
    expect(desk.of('suggest_reply').map(({ message_id }) => message_id)).toEqual(['id-1', 'id-1']);
    expect(store.suggestion.value?.text).toBe('Dear Alice');
  });
});

describe('a move', () => {
  const CLOSED = aDesk({ state: 'closed' });

  it('names the version that was read', async () => {
    const { store, desk, moves } = await aStore({
      open_case: [aCase({ version: 4, desk: YOURS }), aCase({ version: 5, desk: CLOSED })],
      close: [anAct({ desk: CLOSED })],
    });
    await store.move('close', { seen: '1', resolution: 'solved' });
    expect(desk.of('close')).toMatchObject([{ version: 4, resolution: 'solved', message_id: 'id-1' }]);
    expect(desk.of('close')[0]).not.toHaveProperty('seen');
    expect(moves.count).toBe(1);
    expect(desk.of('open_case')).toHaveLength(2);
  });

  it('of somebody else is found by the next read', async () => {
    const { store, moves } = await aStore({
      open_case: [aCase({ desk: YOURS }), aCase({ desk: YOURS }), aCase({ desk: CLOSED })],
    });
    await store.read.refresh();
    expect(moves.count).toBe(0);
    await store.read.refresh();
    expect(moves.count).toBe(1);
  });

  it.each([
    ['a conversation that waits', aDesk(), undefined],
    ["a colleague's", BENS, 1],
  ])('takes over %s with the version %o', async (_, desk, version) => {
    const { store, desk: calls } = await aStore({ open_case: [aCase({ desk })], take_over: [anAct()] });
    await store.move('take_over', { seen: '1' });
    expect(calls.of('take_over')[0]?.version).toBe(version);
  });

  it('passes over no message that came after the person decided', async () => {
    const { store, desk } = await aStore({ open_case: [aCase({ desk: YOURS, entries: [aTurn('1'), aTurn('2')] })] });
    await store.move('close', { seen: '1', resolution: 'solved' });
    expect(desk.of('close')).toEqual([]);
    expect(store.alert.value?.title).toBe('alice wrote while you were closing.');
  });

  it('waits for the reply that is on its way, and is not made if that may not have arrived', async () => {
    const { store, desk, write } = await aStore({ reply: [BUSY], close: [anAct()] });
    const sending = write('Good bye');
    await store.move('close', { seen: '1', resolution: 'solved' });
    await sending;
    expect(desk.of('close')).toEqual([]);
    expect(store.alert.value?.text).toContain('nothing was closed');
  });

  it('whose outcome is not known is repeated as it is', async () => {
    const { store, desk } = await aStore({ give_back: [OFFLINE, anAct({ desk: aDesk({ state: 'bot' }) })] });
    await store.move('give_back', { seen: '1' });
    expect(store.alert.value).toMatchObject({ tone: 'waiting', step: { does: 'retry' } });
    await store.repeat();
    const [first, second] = desk.of('give_back');
    expect(second).toEqual(first);
    expect(store.alert.value).toBeNull();
    await store.repeat();
    expect(desk.of('give_back')).toHaveLength(2);
  });

  it('that lost says what came first, and shows it', async () => {
    const later = aDesk({ ...YOURS, last_message_at: '2026-11-27T09:05:00.000Z' });
    const { store } = await aStore({
      open_case: [aCase({ desk: YOURS }), aCase({ version: 2, desk: later, entries: [aTurn('1'), aTurn('2')] })],
      transfer: [conflict(later)],
    });
    await store.move('transfer', { seen: '1', team: 'trust' });
    expect(store.alert.value).toMatchObject({
      title: 'alice wrote while you were transferring it.',
      text: 'Read it first: nothing was transferred.',
      step: { does: 'show' },
    });
    await expect.poll(() => texts(store)).toEqual(['Hello', 'Hello']);
  });
});

describe('a conversation', () => {
  it('keeps what was read when it cannot be read again', async () => {
    const { store } = await aStore({ open_case: [aCase(), OFFLINE] });
    await store.read.refresh();
    expect(store.read.failure.value).toBe(OFFLINE);
    expect(texts(store)).toEqual(['Hello']);
  });

  it('is not taken back to an older reading that comes late', async () => {
    const late = Promise.withResolvers<object>();
    const { store } = await aStore({
      open_case: [aCase(), () => late.promise, aCase({ version: 3, entries: [aTurn('1'), aPost('2')] })],
    });
    const first = store.read.refresh();
    await store.read.refresh();
    late.resolve(aCase({ version: 2 }));
    await first;
    expect([store.read.found.value?.version, texts(store)]).toEqual([3, ['Hello', 'Hi']]);
  });

  it('reads older entries, and says so when it cannot', async () => {
    const { store } = await aStore({
      open_case: [
        aCase({ entries: [aTurn('3')], next_cursor: 'c' }),
        aCase({ entries: [aTurn('1', { message: 'First' })], next_cursor: 'd' }),
        OFFLINE,
      ],
    });
    await store.readOlder();
    expect(texts(store)).toEqual(['First', 'Hello']);
    await store.readOlder();
    expect(store.alert.value?.title).toBe('Older messages did not load.');
    expect(store.read.isReadingOlder.value).toBe(false);
  });

  it('is yours when you have it', async () => {
    expect((await aStore({})).store.isYours.value).toBe(true);
    expect((await aStore({ open_case: [aCase({ desk: BENS })] })).store.isYours.value).toBe(false);
  });
});
