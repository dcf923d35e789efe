import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { NO_DESK } from '../../../../core/desk/desk.ts';
import { sentEvent } from '../../../../core/events/catalogue.ts';
import { completeTurn } from '../../../../core/turn/completion/complete-turn.ts';
import type { StoredTurn } from '../../../../core/turn/conversations.ts';
import { aCompletionInput, aDraft } from '../../../support/values.ts';
import { AT, aReply, deliveries, key, RETURNED } from './deliveries.ts';

const ticket = { system: 'zendesk', id: '42', url: null };
const aTurn = (n: number, over: object = {}): StoredTurn => ({
  ...completeTurn(
    aCompletionInput({
      turn: {
        ...{ key: key(n), message_id: `m-${n}`, message: `question ${n}`, started_at: AT + n },
        ...{ status: 'pending', owner: 'me', lease: 0 },
      },
      draft: aDraft({ text: `answer ${n}` }),
      now: AT + n + 1,
    }),
  ),
  execution: null,
  ...over,
});
const closedAt = (n: number) => ({
  ...{ episode: 1, from: null, to: key(n), closed_at: AT + n, resolution: 'solved' as const },
  by: { kind: 'staff' as const, id: 'ana', name: 'Ana' },
});

describe('the body of an event', () => {
  it('has what was stored, and what is known when it is sent', async () => {
    const { run, sent } = deliveries({ desk: { ticket, contact: 'ada@example.com' } });
    await run();
    expect(sent()).toEqual([
      { ...RETURNED, data: { ...RETURNED.data, episode: 1, ticket, contact: 'ada@example.com' } },
    ]);
    expect(() => z.strictObject(sentEvent(RETURNED.type).shape).parse(sent()[0])).not.toThrow();
  });

  it('has the summary of the episode for an endpoint that includes it', async () => {
    for (const [episode, summary] of [
      [2, 'Wants a refund.'],
      [3, null],
    ] as const) {
      const { run, sent } = deliveries({ endpoint: { include: 'summary' }, desk: { episode } });
      await run();
      expect(sent()).toMatchObject([{ data: { episode, summary } }]);
    }
  });

  it('has the transcript of the episode for an endpoint that includes it, and no note', async () => {
    const entries = [
      aReply(60, { kind: 'notice', author: null, text: 'Ana has left.', move: 'given_back' }),
      aReply(50),
      aReply(40, { kind: 'note', text: 'Looks like fraud.' }),
      aTurn(30, { status: 'held', held_at: AT + 31 }),
      aTurn(20),
      aReply(10, { kind: 'notice', author: null, text: 'Closed.', move: 'closed' }),
      aTurn(5),
    ];
    const { run, sent } = deliveries({
      endpoint: { include: 'transcript' },
      desk: { ...NO_DESK, episode: 2, closed: [closedAt(10)] },
      entries,
    });
    await run({ event: { ...RETURNED, timestamp: new Date(AT + 60).toISOString() } });
    expect(sent()[0].data.transcript).toEqual([
      { at: new Date(AT + 20).toISOString(), from: 'customer', name: null, text: 'question 20' },
      { at: new Date(AT + 21).toISOString(), from: 'assistant', name: null, text: 'answer 20' },
      { at: new Date(AT + 30).toISOString(), from: 'customer', name: null, text: 'question 30' },
      { at: new Date(AT + 50).toISOString(), from: 'person', name: 'Ana', text: 'reply 50' },
      { at: new Date(AT + 60).toISOString(), from: 'notice', name: null, text: 'Ana has left.' },
    ]);
    expect(() => sentEvent(RETURNED.type).parse(sent()[0])).not.toThrow();
    await run({ event: { ...RETURNED, timestamp: new Date(AT + 6).toISOString() } });
    expect(sent()[1].data).toMatchObject({
      ...{ episode: 1, transcript: [{ text: 'question 5' }, { text: 'answer 5' }, { text: 'Closed.' }] },
    });
  });

  it('has the newest 100 KB of a long transcript', async () => {
    const entries = Array.from({ length: 900 }, (_, at) => aReply(1000 - at, { text: 'x'.repeat(400) }));
    const { run, calls, sent } = deliveries({ endpoint: { include: 'transcript' }, entries });
    await run();
    const lines = sent()[0].data.transcript;
    expect(lines.at(-1).at).toBe(new Date(AT + 1000).toISOString());
    expect(lines.length).toBeGreaterThan(150);
    expect(calls[0]?.body.length).toBeLessThan(103_000);
  });
});
