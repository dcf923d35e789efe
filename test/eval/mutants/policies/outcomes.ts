import type { ActionResult } from '../../../../core/actions/proposal.ts';
import {
  actionCall,
  actionMessages,
  claimAction,
  consent,
  conversations,
  decideConsent,
  escalation,
  runAction,
} from '../modules.ts';
import { without } from '../mutant.ts';

const withoutDoubt = (result: ActionResult): ActionResult =>
  result.outcome === 'unknown' ? { ...result, outcome: 'rejected' } : result;

/** Policies that limit an action to one run and report unknown outcomes. */
export const OUTCOMES = [
  without(
    'the condition of the claim',
    ['once', 'death'],
    conversations('dynamoConversations', (original) => (...ports) => {
      const conversations = original(...ports);
      return { ...conversations, claimAction: (...claim) => conversations.claimAction(...claim).then(() => null) };
    }),
  ),
  without(
    'the single call of an action',
    ['once', 'list'],
    actionCall(
      (call) =>
        (...use) =>
          call(...use).catch(() => call(...use)),
    ),
  ),
  without(
    'the unknown outcome of a lost call',
    ['unknown', 'list'],
    runAction('runAction', (original) => (...ports) => async (state, run) => {
      const claim = await original(...ports)(state, run);
      return { ...claim, results: claim.results.map(withoutDoubt) };
    }),
  ),
  without(
    'the unknown outcome of a claim by a crashed execution',
    ['unknown', 'death'],
    claimAction(
      'claimAction',
      (original) => (conversations) =>
        original({
          ...conversations,
          claimAction: async (...claim) =>
            (await conversations.claimAction(...claim)) === null ? null : 'another turn',
        }),
    ),
  ),
  without(
    'the record of a started action',
    ['reported', 'death'],
    claimAction(
      'claimAction',
      (original) => (conversations) => original({ ...conversations, startAction: async () => true }),
    ),
  ),
  without(
    'the started action of a repeated message',
    ['unknown', 'death'],
    decideConsent(
      'decideConsent',
      (original) =>
        (turn, history, reply, ...rest) =>
          original(reply.confirm_action === null ? { ...turn, started: null } : turn, history, reply, ...rest),
    ),
  ),
  without(
    'the started action of an earlier message',
    ['unknown', 'death'],
    decideConsent(
      'decideConsent',
      (original) =>
        (turn, history, ...rest) =>
          original(
            turn,
            history.map((each) => ({ ...each, started: null })),
            ...rest,
          ),
    ),
  ),
  without(
    'the unknown outcome of a failed task',
    ['unknown', 'list'],
    actionCall(
      (call) =>
        (...use) =>
          call(...use).catch(() => Promise.reject(new Error('The task failed.'))),
    ),
    consent('outcomeOf', (original) => (decision, claim) => {
      const outcome = original(decision, claim);
      return outcome && claim?.standing === 'claimed'
        ? { ...outcome, results: outcome.results.map(withoutDoubt) }
        : outcome;
    }),
  ),
  without(
    'the sentence about an unknown outcome',
    ['unknown', 'list'],
    actionMessages('outcomeText', () => () => ''),
  ),
  without(
    'the handoff of an unknown outcome',
    ['unknown', 'list'],
    escalation('handoffOf', (original) => (turn) => {
      const handoff = original(turn);
      return handoff.reason === 'action_unknown' ? { ...handoff, reason: null } : handoff;
    }),
  ),
];
