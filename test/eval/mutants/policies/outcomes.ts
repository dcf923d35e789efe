import {
  actionMessages,
  claimAction,
  consent,
  conversations,
  decideConsent,
  escalation,
  runAction,
} from '../modules.ts';
import { without } from '../mutant.ts';

/** Policies that limit an action to one run and report unknown outcomes. */
export const OUTCOMES = [
  without(
    'the condition of the claim',
    'once',
    conversations('dynamoConversations', (original) => (...ports) => {
      const conversations = original(...ports);
      return { ...conversations, claimAction: (...claim) => conversations.claimAction(...claim).then(() => null) };
    }),
  ),
  without(
    'the single call of an action',
    'once',
    runAction(
      'runAction',
      (original) =>
        (servers, ...ports) =>
          original({ ...servers, call: (...use) => servers.call(...use).catch(() => servers.call(...use)) }, ...ports),
    ),
  ),
  without(
    'the unknown outcome of a lost call',
    'unknown',
    runAction('runAction', (original) => (...ports) => async (state, run) => {
      const action = await original(...ports)(state, run);
      if (action.result?.outcome !== 'unknown') return action;
      return { ...action, result: { ...action.result, outcome: 'rejected' } };
    }),
  ),
  without(
    'the unknown outcome of a claim by a crashed execution',
    'unknown',
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
    'unknown',
    claimAction(
      'claimAction',
      (original) => (conversations) => original({ ...conversations, startAction: async () => true }),
    ),
  ),
  without(
    'the started action of a repeated message',
    'unknown',
    decideConsent(
      'decideConsent',
      (original) => (turn, history, reply, words) =>
        original(reply.confirm_action === null ? { ...turn, started: null } : turn, history, reply, words),
    ),
  ),
  without(
    'the started action of an earlier message',
    'unknown',
    decideConsent(
      'decideConsent',
      (original) =>
        (turn, history, ...rest) =>
          original(
            turn,
            history.map((each) => ({ ...each, started_action: null })),
            ...rest,
          ),
    ),
  ),
  without(
    'the unknown outcome of a failed task',
    'unknown',
    runAction(
      'runAction',
      (original) =>
        (servers, ...ports) =>
          original(
            {
              ...servers,
              call: (...use) => servers.call(...use).catch(() => Promise.reject(new Error('The task failed.'))),
            },
            ...ports,
          ),
    ),
    consent('outcomeOf', (original) => (decision, claim) => {
      const result = original(decision, claim);
      return result && claim?.claimed && !claim.result ? { ...result, outcome: 'rejected' } : result;
    }),
  ),
  without(
    'the sentence about an unknown outcome',
    'unknown',
    actionMessages(
      'actionMessage',
      (original) => (kind, language) => (kind === 'unknown' ? '' : original(kind, language)),
    ),
  ),
  without(
    'the handoff of an unknown outcome',
    'unknown',
    escalation('handoffReason', (original) => (reading, ending) => original(reading, { ...ending, unknown: false })),
  ),
];
