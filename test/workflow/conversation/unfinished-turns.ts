import { describe, expect, it } from 'vitest';
import type { PendingTurn } from '../../../core/turn/turn.ts';
import type { Talk } from '../../support/world.ts';
import { world } from './the-world.ts';

const pending = (talk: Talk, words: string, lease: number): PendingTurn => ({
  key: `${Date.now() - 200_000}-abcdef012345`,
  message_id: 'm-1',
  message: talk.words(words),
  started_at: Date.now() - 200_000,
  status: 'pending',
  owner: 'arn:aws:states:us-east-1:000000000000:express:turn:dead:1',
  lease,
});
const PAST = Date.now() - 60_000;
const FUTURE = Date.now() + 60_000;

describe.concurrent('a turn that an execution left pending', () => {
  it('is taken over and answered under its own key after the lease', async () => {
    const talk = world.talk();
    const dead = pending(talk, 'Hello?', PAST);
    await world.table.putTurns(talk.id, [dead]);
    const result = await talk.ask('Hello?', { message_id: 'm-1' });
    expect(result).toMatchObject({ turn_id: dead.key, replayed: false, answer: 'A fast answer.' });
    expect(talk.sent('fast')).toEqual([['user', talk.words('Hello?')]]);
    const turns = await world.table.turns(talk.id);
    expect(turns).toMatchObject([{ status: 'answered', key: dead.key }]);
    expect(turns[0]?.owner).not.toBe(dead.owner);
  });

  it('is IN_PROGRESS during the lease, with a retry after 2,000 ms', async () => {
    const talk = world.talk();
    const alive = pending(talk, 'Hello?', FUTURE);
    await world.table.putTurns(talk.id, [alive]);
    const failure = await talk.fail('Hello?', { message_id: 'm-1' });
    expect(failure).toMatchObject({ code: 'IN_PROGRESS', retryable: true, retry_after_ms: 2000 });
    expect(talk.models.calls).toEqual([]);
    expect(await world.table.turns(talk.id)).toMatchObject([{ status: 'pending', owner: alive.owner }]);
  });

  it('is taken over by one of two concurrent repeats', async () => {
    const talk = world.talk();
    const dead = pending(talk, 'Hello?', PAST);
    await world.table.putTurns(talk.id, [dead]);
    await Promise.all([talk.send('Hello?', { message_id: 'm-1' }), talk.send('Hello?', { message_id: 'm-1' })]);
    expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 0 });
    expect(await talk.ask('Hello?', { message_id: 'm-1' })).toMatchObject({ turn_id: dead.key });
  });

  it('and that is not repeated is in the context as an unanswered message', async () => {
    const talk = world.talk();
    await world.table.putTurns(talk.id, [pending(talk, 'First.', PAST)]);
    await talk.ask('Second.');
    expect(talk.sent('fast')).toEqual([['user', `${talk.words('First.')}\n${talk.words('Second.')}`]]);
    expect((await talk.history()).turns).toMatchObject([{ status: 'pending', answer: null }, { status: 'answered' }]);
  });
});
