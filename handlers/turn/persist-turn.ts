import type { DailyQuota } from '../../core/access/quota.ts';
import type { Clock } from '../../core/config/clock.ts';
import { errorName } from '../../core/errors/error-name.ts';
import type { Log } from '../../core/observability/log.ts';
import type { Playbook, PlaybookTool } from '../../core/playbook/playbook.ts';
import { completeTurn } from '../../core/turn/completion/complete-turn.ts';
import type { Conversations } from '../../core/turn/conversations.ts';
import { type CompletedTurn, retryAfter } from '../../core/turn/turn.ts';
import type { Reads, Step } from '../../statemachines/contract.ts';

/**
 * Commits the answer if the turn is still pending (steps 7 and 8 of docs/architecture.md §4). If another execution committed first, the turn
 * has that answer, and this draft is dropped.
 */
export const persistTurn =
  (
    conversations: Conversations,
    quota: DailyQuota | null,
    playbook: () => Playbook,
    clock: Clock,
    log: Log,
  ): Step<'PersistTurn'> =>
  async (state, { execution: me }) => {
    const { request } = state;
    const turn = complete(state, playbook().tools, clock.now());
    const opens = state.context.from === null && state.context.messages.length === 1;
    const bestEffort = (work: Promise<void> | undefined, warning: string) =>
      work?.catch((error: unknown) => log.warn(warning, { error: errorName(error) }));
    const [committed] = await Promise.all([
      conversations.complete(request, turn, me),
      bestEffort(conversations.noteLastTurn(request, turn, opens), 'conversation item not updated'),
      bestEffort(quota?.spend(request.customer, tokensOf(turn)), 'tokens not counted'),
    ]);
    if (committed) return { outcome: 'completed', turn, retry_after_ms: null };

    const stored = await conversations.getTurn(request);
    const now = clock.now();
    if (stored?.status === 'pending' && stored.lease > now) {
      return { outcome: 'in_progress', turn: null, retry_after_ms: retryAfter(stored.lease, now) };
    }
    if (!stored || stored.status === 'pending') return { outcome: 'not_saved', turn: null, retry_after_ms: null };
    // An equal answer was stored by an earlier attempt of this step whose response was lost.
    const outcome = stored.answer === turn.answer ? 'completed' : 'replayed';
    return { outcome, turn: stored, retry_after_ms: null };
  };

/** Includes the tokens of a draft that is dropped, because they were used. */
const tokensOf = ({ usage }: CompletedTurn): number => usage.input_tokens + usage.output_tokens;

const complete = (
  { request, turn, tools, context, claim, draft, triage, fault }: Reads<'PersistTurn'>,
  allowed: readonly PlaybookTool[],
  now: number,
) => {
  const { message_id, message, started_at } = request;
  const timings = [turn, tools, context, triage, ...(claim ? [claim] : []), ...(draft ? [draft] : [])].flatMap(
    ({ spans }) => spans,
  );
  return completeTurn({
    turn: { key: turn.key, message_id, message, started_at },
    context,
    knowledge: context.knowledge,
    customer: request.customer,
    consent: turn.consent,
    consentCalls: turn.consent_calls,
    allowed,
    mayClaim: context.acted_before || !tools.offered.some(({ writes }) => writes),
    claim,
    route: context.route,
    draft,
    triage,
    fault: fault?.Error ?? null,
    timings: timings.toSorted((a, b) => a.start_ms - b.start_ms),
    now,
  });
};
