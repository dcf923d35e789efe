import type { ProposalResult } from '../../../../core/actions/proposal.ts';
import type { Clock } from '../../../../core/config/clock.ts';
import type { ConversationId } from '../../../../core/config/keys.ts';
import type { Post } from '../../../../core/desk/desk.ts';
import { completeTurn } from '../../../../core/turn/completion/complete-turn.ts';
import type { PendingTurn } from '../../../../core/turn/turn.ts';
import { aCompletionInput, aContext, aDraft, anAction, aProposal, aRoute } from '../../../support/values.ts';
import { START } from './dynamo.ts';

export const key = (n: number): string => `${START + n}-a`;

export const PROPOSAL = aProposal(key(1), anAction({ arguments: { a: [1] } }), anAction({ tool: 'create_return' }));
export const STARTED: ProposalResult = { proposal: PROPOSAL, results: [{ outcome: 'done', text: 'R-1' }] };
const author = { id: 'ana', name: 'Ana' };
export const POST: Post = { key: key(3), kind: 'reply', author, text: 'Here.', move: null };

/** The n-th turn of a conversation, at the time of the clock. */
export const turnsAt = (clock: Clock) => {
  const pending = (n: number, over: Partial<PendingTurn> = {}): PendingTurn => ({
    key: key(n),
    message_id: `m-${n}`,
    message: `question ${n}`,
    started_at: clock.now(),
    status: 'pending',
    owner: 'me',
    lease: clock.now() + 1000,
    ...over,
  });
  const completed = (n: number, failed = false) =>
    completeTurn(
      aCompletionInput({
        turn: pending(n),
        context: aContext({ from: key(0) }),
        route: aRoute({ failed }),
        draft: aDraft({ text: `answer ${n}` }),
        timings: [{ state: 'LoadHistory', start_ms: 0, ms: 1.5 }],
        now: clock.now() + 5,
      }),
    );
  return { pending, completed };
};

/** The message of the n-th turn. */
export const of = (id: ConversationId, n: number) => ({ ...id, message_id: `m-${n}` });
