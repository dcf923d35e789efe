import { expect, it } from 'vitest';
import { NO_DESK, toView } from '../../../../core/desk/desk.ts';
import { handOffId } from '../../../../core/desk/hand-off.ts';
import { persistTurn } from '../../../../handlers/turn/persist-turn.ts';
import type { Reads } from '../../../../statemachines/contract.ts';
import { MemoryConversations } from '../../../support/accept-and-commit/memory-conversations.ts';
import { MemoryDesks } from '../../../support/accept-and-commit/memory-desks.ts';
import {
  aCall,
  aContext,
  aDraft,
  anAcceptedTurn,
  anAction,
  anOffer,
  aPlaybook,
  aProposal,
  aRequest,
  aTriage,
  noTools,
  quietLog,
} from '../../../support/values.ts';

const NOW = 1_700_000_001_000;
const proposal = aProposal('1699999999999-a', anAction(), anAction({ tool: 'create_return' }));
const request = aRequest();

const persist = async (
  over: Partial<Reads<'PersistTurn'>>,
  desks = new MemoryDesks(new MemoryConversations()),
  guide = aPlaybook(),
) => {
  const { store } = desks;
  const turn = over.turn ?? anAcceptedTurn();
  const { key } = turn;
  const { message, message_id, started_at } = request;
  await store.putTurn(request, { key, message, message_id, started_at, status: 'pending', owner: 'me', lease: 0 });
  const state = {
    ...{ request, turn, claim: null, tools: noTools, context: aContext() },
    ...{ draft: aDraft(), triage: aTriage({ call: null }), handoff: null, fault: null },
    ...over,
  };
  const step = persistTurn(store, desks, null, () => guide, { now: () => NOW }, quietLog);
  const { outcome } = await step(state, { execution: 'me' });
  return { outcome, stored: await store.getTurn(request) };
};

const span = (state: string, start_ms: number) => ({ state, start_ms, ms: 1 });

it('stores what came of the actions, what is left of them, and every call and state of the turn', async () => {
  const turn = anAcceptedTurn({
    consent: { kind: 'granted', proposal, results: [] },
    consent_calls: [aCall({ tier: 'triage' })],
    spans: [span('LoadHistory', 1), span('ReadConsent', 2)],
  });
  const results = [{ outcome: 'done' as const, text: 'R-1' }];
  const claim = { standing: 'late' as const, results, spans: [span('ClaimAction', 3), span('RunAction', 4)] };
  const { outcome, stored } = await persist({ turn, claim });
  expect([outcome, stored]).toMatchObject([
    'completed',
    {
      actions: { proposal, results },
      proposal: {
        id: turn.key,
        message_id: request.message_id,
        actions: proposal.actions.slice(1),
        asked_again: false,
      },
      usage: { calls: [{ tier: 'fast' }, { tier: 'triage' }] },
      timings: [1, 2, 3, 4].map((start_ms) => ({ start_ms })),
    },
  ]);
  expect(stored).toMatchObject({ answer: expect.not.stringContaining('ada') });
});

it.each([
  ['corrects a claim that something was changed, if a tool could have and no turn may have', false, true, false],
  ['leaves a claim that an earlier turn may have made true', true, true, true],
  ['leaves a claim where no tool changes anything', false, false, true],
])('%s', async (_, acted_before, writes, stays) => {
  const text = 'I have cancelled your order.';
  const { stored } = await persist({
    tools: { ...noTools, offered: [anOffer({ writes })] },
    context: aContext({ acted_before }),
    draft: aDraft({ text }),
  });
  expect(stored).toMatchObject({
    answer: stays ? text : expect.not.stringContaining(text),
  });
});

const ASKING = { turn: anAcceptedTurn(), triage: aTriage({ wants_human: true }), fault: { Error: 'StoreRefused' } };
const REACHED = /colleague takes over|our team is back/i;

it('promises nobody when HandOff failed', async () => {
  const { stored } = await persist(ASKING);
  expect(stored).toMatchObject({ answer: expect.not.stringMatching(REACHED), handoff: { requested: true } });
});

it('tells of a hand-off that was written, although HandOff failed: only its replies were lost', async () => {
  const desks = new MemoryDesks(new MemoryConversations());
  const id = handOffId(ASKING.turn.key);
  await desks.move(request, { id, key: ASKING.turn.key, from: 'bot', version: null, to: 'waiting', set: {} });
  const { stored } = await persist(ASKING, desks);
  expect(stored).toMatchObject({ answer: expect.stringMatching(REACHED) });
});

it('a turn that a person has taken keeps no answer, but what came of its actions', async () => {
  const desks = new MemoryDesks(new MemoryConversations());
  const turn = anAcceptedTurn({ consent: { kind: 'granted', proposal, results: [] } });
  const { message, message_id, started_at } = request;
  const pending = { key: turn.key, message, message_id, started_at, status: 'pending', owner: 'me', lease: 0 } as const;
  await desks.store.putTurn(request, pending);
  await desks.holdTurn(request, NOW, 1);
  const results = [{ outcome: 'done' as const, text: 'R-1' }];
  const { outcome, stored } = await persist({ turn, claim: { standing: 'held', results, spans: [] } }, desks);
  expect([outcome, stored]).toMatchObject(['held', { status: 'held', actions: { proposal, results } }]);
  expect(stored).not.toHaveProperty('answer');
});

it('a hand-off after which nobody has the conversation promises nobody', async () => {
  const handoff = { moved: false, desk: toView(NO_DESK), spans: [] };
  const { stored } = await persist({ ...ASKING, fault: null, handoff });
  expect(stored).toMatchObject({ answer: expect.stringMatching(/could not reach our team/), status: 'answered' });
});

it('outside the opening hours, a hand-off says when people are back, in their time zone', async () => {
  const week = { mon: [], tue: [], wed: ['09:00-17:00'], thu: [], fri: [], sat: [], sun: [] };
  const guide = aPlaybook({ hours: { timezone: 'Europe/Berlin', week, holidays: [] } });
  const handoff = { moved: true, desk: toView({ ...NO_DESK, state: 'waiting' }), spans: [] };
  const { stored } = await persist({ ...ASKING, fault: null, handoff }, undefined, guide);
  // It is Tuesday evening.
  expect(stored).toMatchObject({ answer: expect.stringMatching(/^Our team is back on Wednesday\b.* 09:00 /) });
});
