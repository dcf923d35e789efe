import { describe, expect, it } from 'vitest';
import type { ProposalResult } from '../../../../core/actions/proposal.ts';
import type { Image } from '../../../../core/events/change.ts';
import { completeTurn } from '../../../../core/turn/completion/complete-turn.ts';
import type { CompletedTurn } from '../../../../core/turn/turn.ts';
import { aCall, aCompletionInput, aContext, aDraft, anAction, aProposal, aRoute } from '../../../support/values.ts';
import { AT, aChange, eventsIn, ID, iso, jobsIn, key } from './changes.ts';

const SK = 'TURN#m-1';
const begun = { message_id: 'm-1', message: 'Where is it?', started_at: AT };
const item = ({ key: at, ...turn }: { readonly key: string }): Image => ({ ...turn, at });
const PENDING = item({ key: key(0), ...begun, status: 'pending', owner: 'me', lease: AT + 9 } as { key: string });
const HELD = item({ key: key(0), ...begun, status: 'held', held_at: AT + 40, sequence: 7 } as { key: string });
const completed = (over: Partial<CompletedTurn> = {}): Image =>
  item({
    ...completeTurn(
      aCompletionInput({
        ...{ turn: { key: key(0), ...begun }, now: AT + 1200, route: aRoute({ escalated: true }) },
        draft: aDraft({
          used: [{ tool: 'store__find__order', ok: true, ms: 5 }],
          calls: [aCall({ input_tokens: 100, output_tokens: 7, cost_micro_usd: 1_250_000 })],
        }),
      }),
    ),
    ...over,
  });
const PROPOSAL = aProposal(key(-5), anAction(), anAction({ tool: 'create_return' }));
const done: ProposalResult = {
  proposal: PROPOSAL,
  results: [
    { outcome: 'done', text: 'R-1' },
    { outcome: 'unknown', text: '' },
  ],
};

describe('a turn that ends', () => {
  it('is settled once, with its labels and figures, and none of its words', () => {
    const [settled, ...others] = eventsIn(aChange(SK, PENDING, completed()));
    expect(others).toEqual([]);
    expect(settled).toMatchObject({ type: 'turn.settled', timestamp: iso(1200), sequence: null });
    expect(settled?.data).toEqual({
      ...{ ...ID, turn: key(0), message_id: 'm-1', status: 'answered', tier: 'fast', escalated: true, fallback: false },
      ...{ model: 'us.amazon.nova-lite-v1:0', input_tokens: 100, output_tokens: 7, cost_usd: 1.25 },
      ...{ sentiment: { label: 'neutral', score: 0, language: 'en' }, knowledge_gap: false, handoff: null },
      ...{ tools: [{ tool: 'store.find__order', ok: true }], ms: 1200 },
    });
    expect(JSON.stringify(settled)).not.toMatch(/Where is it|on its way/);
  });

  it('is settled when it is found settled, and not when something else of it changes', () => {
    expect(eventsIn(aChange(SK, null, completed()))).toEqual(eventsIn(aChange(SK, PENDING, completed())));
    expect(eventsIn(aChange(SK, completed(), { ...completed(), claim_0: { turn: key(9) } }))).toEqual([]);
    expect(eventsIn(aChange(SK, completed(), null))).toEqual([]);
  });

  it('says whether a person was asked for, and why', () => {
    const handoff = (requested: boolean) => {
      const asked = { requested, reason: 'asked_for_human' as const, words: 'secret' };
      return eventsIn(aChange(SK, PENDING, completed({ handoff: asked })))[0]?.data;
    };
    expect([handoff(true), handoff(false)]).toMatchObject([{ handoff: 'asked_for_human' }, { handoff: null }]);
  });

  it('has no event while it is pending', () => {
    expect(eventsIn(aChange(SK, null, PENDING))).toEqual([]);
    expect(eventsIn(aChange(SK, PENDING, { ...PENDING, owner: 'you', lease: AT + 99 }))).toEqual([]);
  });

  it('that is left to a person has an event of its own, once, in the order of the moves', () => {
    const held = eventsIn(aChange(SK, PENDING, HELD));
    expect(held).toMatchObject([{ type: 'message.held', timestamp: iso(40), sequence: 14 }]);
    expect(held[0]?.data).toEqual({ ...ID, turn: key(0), message_id: 'm-1' });
    expect(eventsIn(aChange(SK, null, HELD))).toEqual(held);
    expect(eventsIn(aChange(SK, HELD, { ...HELD, seen: true }))).toEqual([]);
    const { sequence: _, ...earlier } = HELD;
    expect(eventsIn(aChange(SK, PENDING, earlier))).toMatchObject([{ type: 'message.held', sequence: null }]);
  });

  it('has an event for each action that was begun, behind its own', () => {
    const events = eventsIn(aChange(SK, PENDING, completed({ actions: done })));
    expect(events.map(({ type }) => type)).toEqual(['turn.settled', 'action.completed', 'action.completed']);
    expect(events.slice(1).map(({ data, timestamp }) => ({ ...data, timestamp }))).toEqual([
      {
        ...{ ...ID, turn: key(0), proposal: key(-5), tool: 'store.cancel_order', position: 0, outcome: 'done' },
        timestamp: iso(1200),
      },
      {
        ...{ ...ID, turn: key(0), proposal: key(-5), tool: 'store.create_return', position: 1, outcome: 'unknown' },
        timestamp: iso(1200),
      },
    ]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(3);
    const first = { ...done, results: done.results.slice(0, 1) };
    expect(eventsIn(aChange(SK, PENDING, completed({ actions: first })))).toHaveLength(2);
    const more = { ...done, results: [...done.results, ...done.results] };
    expect(eventsIn(aChange(SK, PENDING, completed({ actions: more }))), 'a result of no action').toHaveLength(3);
  });

  it('that is held gets the outcomes of its actions later, once', () => {
    const acted = { ...HELD, actions: done, acted_at: AT + 90 };
    const events = eventsIn(aChange(SK, HELD, acted));
    expect(events).toMatchObject([
      { type: 'action.completed', timestamp: iso(90), data: { position: 0 } },
      { type: 'action.completed', timestamp: iso(90), data: { position: 1 } },
    ]);
    expect(eventsIn(aChange(SK, null, acted)).slice(1)).toEqual(events);
    expect(eventsIn(aChange(SK, acted, { ...acted, seen: true }))).toEqual([]);
    expect(eventsIn(aChange(SK, HELD, { ...HELD, actions: done }))[0]?.timestamp).toBe(iso(40));
  });

  it('of a status that is not known is an error', () => {
    expect(() => eventsIn(aChange(SK, PENDING, { ...PENDING, status: 'lost' }))).toThrow();
  });
});

describe('the summary of what a turn no longer saw', () => {
  const seenFrom = (from: string | null) =>
    completeTurn(aCompletionInput({ turn: { key: key(0), ...begun }, context: aContext({ from }), now: AT + 1200 }));

  it('is made once for each beginning of the window', () => {
    const job = {
      ...{ kind: 'summary', why: 'window', up_to: key(-900), ...ID, target: 'summary#ada#c-1' },
      ...{ id: `${key(-900)}-window`, due_at: AT + 1200 },
    };
    expect(jobsIn(aChange(SK, PENDING, item(seenFrom(key(-900)))))).toEqual([job]);
    expect(jobsIn(aChange('TURN#m-2', null, item(seenFrom(key(-900)))))).toEqual([job]);
    expect(jobsIn(aChange(SK, PENDING, item(seenFrom(null))))).toEqual([]);
    expect(jobsIn(aChange(SK, PENDING, HELD))).toEqual([]);
    const settled = item(seenFrom(key(-900)));
    expect(jobsIn(aChange(SK, settled, { ...settled, claim_0: 'x' }))).toEqual([]);
  });
});
