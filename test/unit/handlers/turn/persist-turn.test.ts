import { expect, it } from 'vitest';
import { persistTurn } from '../../../../handlers/turn/persist-turn.ts';
import { MemoryConversations } from '../../../support/accept-and-commit/memory-conversations.ts';
import {
  aCall,
  aContext,
  aDraft,
  aHistory,
  aKnowledge,
  anAcceptedTurn,
  anAction,
  aPlaybook,
  aProposal,
  aRequest,
  aRoute,
  aTriage,
  noTools,
  quietLog,
} from '../../../support/values.ts';

const NOW = 1_700_000_001_000;
const proposal = aProposal('1699999999999-a', anAction(), anAction({ tool: 'create_return' }));
const span = (state: string, start_ms: number) => ({ state, start_ms, ms: 1 });

it('stores what came of the actions, what is left of them, and every call and state of the turn', async () => {
  const store = new MemoryConversations();
  const request = aRequest();
  const turn = anAcceptedTurn({
    consent: { kind: 'granted', proposal, results: [] },
    consent_calls: [aCall({ tier: 'triage' })],
    spans: [span('AcceptTurn', 1), span('ReadConsent', 2)],
  });
  const { key } = turn;
  const { message, message_id, started_at } = request;
  await store.putTurn(request, { key, message, message_id, started_at, status: 'pending', owner: 'me', lease: 0 });

  const results = [{ outcome: 'done' as const, text: 'R-1' }];
  const claim = { standing: 'late' as const, results, spans: [span('ClaimAction', 3), span('RunAction', 4)] };
  const state = {
    ...{ request, turn, claim, history: aHistory(), knowledge: aKnowledge(), tools: noTools, context: aContext() },
    ...{ route: aRoute(), draft: aDraft(), triage: aTriage({ call: null }), fault: null },
  };
  const { outcome } = await persistTurn(
    store,
    null,
    () => aPlaybook(),
    { now: () => NOW },
    quietLog,
  )(state, { execution: 'me' });
  const stored = await store.getTurn(request, key);
  expect([outcome, stored]).toMatchObject([
    'completed',
    {
      actions: { proposal, results },
      proposal: { id: key, actions: proposal.actions.slice(1), asked_again: false },
      usage: { calls: [{ tier: 'fast' }, { tier: 'triage' }] },
      timings: [1, 2, 3, 4].map((start_ms) => ({ start_ms })),
    },
  ]);
  expect(stored).toMatchObject({ answer: expect.not.stringContaining('ada') });
});
