import * as z from 'zod/mini';
import {
  chatResult,
  completeTurn,
  consent,
  conversations,
  decideConsent,
  nextProposal,
  proposal,
  runAction,
} from '../modules.ts';
import { without } from '../mutant.ts';

/** Policies for proposals of several actions. */
export const LISTS = [
  without(
    'the claim of each action',
    ['once', 'death'],
    conversations('dynamoConversations', (original) => (...ports) => {
      const stored = original(...ports);
      return {
        ...stored,
        claimAction: async (proposing, position, claimant) =>
          position === 0 ? stored.claimAction(proposing, position, claimant) : null,
      };
    }),
  ),
  without(
    'the end of a list at the first action that is not done',
    ['order', 'list'],
    runAction('runAction', (original) => (...ports) => async (state, run) => {
      const claim = await original(...ports)(state, run);
      const { consent: decided } = state.turn;
      const isOver = decided.kind !== 'granted' || claim.results.length === decided.proposal.actions.length;
      return claim.standing === 'ended' && !isOver ? { ...claim, standing: 'next' } : claim;
    }),
  ),
  without(
    'the order of a list',
    ['order', 'list'],
    runAction('runAction', (original) => (...ports) => async (state, run) => {
      const { consent: decided } = state.turn;
      if (decided.kind !== 'granted') return original(...ports)(state, run);
      const reversed = { ...decided.proposal, actions: decided.proposal.actions.toReversed() };
      return original(...ports)(
        { ...state, turn: { ...state.turn, consent: { ...decided, proposal: reversed } } },
        run,
      );
    }),
  ),
  without(
    'the limit of a list',
    ['lists', 'list'],
    proposal('asList', () => (actions) => ({ actions: [...actions], later: [] })),
    proposal('Proposal', (original) =>
      z.extend(original, { actions: z.array(original.shape.actions._zod.def.element) }),
    ),
  ),
  without(
    'the offer of what is left of a list',
    ['lists', 'list'],
    proposal('leftOver', () => () => []),
  ),
  without(
    'the end of an offer after an unknown outcome',
    ['lists', 'list'],
    proposal(
      'leftOver',
      () =>
        ({ proposal: { actions }, results }) =>
          actions.slice(results.length),
    ),
  ),
  without(
    'the new id of what is left of a list',
    ['lists', 'list'],
    completeTurn('completeTurn', (original) => (input) => {
      const turn = original(input);
      const id = turn.actions?.proposal.id;
      return turn.proposal && id !== undefined ? { ...turn, proposal: { ...turn.proposal, id } } : turn;
    }),
  ),
  without(
    'the limit of questions about one list',
    ['lists', 'reply'],
    consent(
      'toAskAgain',
      () => (decided) => (decided.kind === 'open' ? { ...decided.proposal, asked_again: true } : null),
    ),
    decideConsent(
      'refineConsent',
      (original) => (decided, reading) => (reading === 'unclear' ? decided : original(decided, reading)),
    ),
  ),
  without(
    'the end of an offer with a hand-off',
    ['lists', 'reply'],
    nextProposal(
      'nextProposal',
      (original) => (draft, situation) => original(draft, { ...situation, handedOff: false }),
    ),
  ),
  without(
    'the report of an action that was not begun',
    ['reported', 'list'],
    chatResult('toChatResult', (original) => (answered) => {
      const result = original(answered);
      const actions = result.actions.map((action) =>
        action.outcome === 'not_begun' ? { ...action, outcome: 'done' as const } : action,
      );
      return { ...result, actions };
    }),
  ),
];
