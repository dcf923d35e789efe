import type { DailyQuota } from '../../core/access/quota.ts';
import type { Clock } from '../../core/config/clock.ts';
import { toView } from '../../core/desk/desk.ts';
import type { Desks } from '../../core/desk/desks.ts';
import { nextOpening } from '../../core/desk/hours.ts';
import { handoffSentence, notReached } from '../../core/desk/words.ts';
import { errorName } from '../../core/errors/error-name.ts';
import type { Log } from '../../core/observability/log.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { completeTurn } from '../../core/turn/completion/complete-turn.ts';
import { handoffOf } from '../../core/turn/completion/escalation.ts';
import type { Conversations } from '../../core/turn/conversations.ts';
import { type CompletedTurn, NO_OUTCOME, retryAfter } from '../../core/turn/turn.ts';
import type { Reads, Step } from '../../statemachines/contract.ts';

/**
 * Commits the answer if the turn is still pending (steps 7 and 8 of docs/architecture.md §4). If another execution committed first, the turn
 * has that answer, and this draft is dropped.
 */
export const persistTurn =
  (
    conversations: Conversations,
    desks: Desks,
    quota: DailyQuota | null,
    playbook: () => Playbook,
    clock: Clock,
    log: Log,
  ): Step<'PersistTurn'> =>
  async (state, { execution: me }) => {
    const { request } = state;
    const turn = complete(state, playbook(), clock.now());
    const opens = state.context.from === null && state.context.messages.length === 1;
    const bestEffort = (work: Promise<void> | undefined, warning: string) =>
      work?.catch((error: unknown) => log.warn(warning, { error: errorName(error) }));
    const [committed] = await Promise.all([
      conversations.complete(request, turn, me),
      bestEffort(conversations.noteLastTurn(request, turn, opens), 'conversation item not updated'),
      bestEffort(quota?.spend(request.customer, tokensOf(turn)), 'tokens not counted'),
    ]);
    const { posts } = state.turn;
    const desk = state.handoff?.desk ?? state.turn.desk;
    if (committed) return { ...NO_OUTCOME, outcome: 'completed', turn, desk, posts };

    const stored = await conversations.getTurn(request);
    const now = clock.now();
    if (stored?.status === 'pending' && stored.lease > now)
      return { ...NO_OUTCOME, outcome: 'in_progress', retry_after_ms: retryAfter(stored.lease, now) };
    if (!stored || stored.status === 'pending') return NO_OUTCOME;
    if (stored.status === 'held') {
      // A person took the conversation while the model answered. What was carried out is theirs to know.
      if (turn.actions) await conversations.noteActions(request, turn.actions);
      return { ...NO_OUTCOME, outcome: 'held', turn: stored, desk: toView(await desks.get(request)), posts };
    }
    // An equal answer was stored by an earlier attempt of this step whose response was lost.
    const outcome = stored.answer === turn.answer ? 'completed' : 'replayed';
    return { ...NO_OUTCOME, outcome, turn: stored, desk, posts };
  };

/** Includes the tokens of a draft that is dropped, because they were used. */
const tokensOf = ({ usage }: CompletedTurn): number => usage.input_tokens + usage.output_tokens;

const complete = (state: Reads<'PersistTurn'>, guide: Playbook, now: number) => {
  const { request, turn, tools, context, claim, draft, triage, fault } = state;
  const told = handoffOf(state);
  const { message_id, message, started_at } = request;
  const timings = [turn, tools, context, triage, claim, draft, state.handoff].flatMap((part) => part?.spans ?? []);
  return completeTurn({
    turn: { key: turn.key, message_id, message, started_at },
    context,
    knowledge: context.knowledge,
    customer: request.customer,
    consent: turn.consent,
    consentCalls: turn.consent_calls,
    allowed: guide.tools,
    mayClaim: context.acted_before || !tools.offered.some(({ writes }) => writes),
    route: context.route,
    draft,
    handoff: told,
    desk: told.reason !== null && context.hands_off ? deskSays(state, guide, told.reading.language, now) : null,
    fault: fault?.Error ?? null,
    timings: timings.toSorted((a, b) => a.start_ms - b.start_ms),
    now,
  });
};

/** Said only by what was written: without the desk's move, nothing is promised. */
const deskSays = ({ handoff }: Reads<'PersistTurn'>, { hours }: Playbook, language: string, now: number) => {
  if (!handoff) return { text: notReached(language), reached: false };
  const opensAt = nextOpening(hours, now);
  const opening = { opensAt, timezone: hours?.timezone ?? null, asksContact: opensAt !== null };
  return { text: handoffSentence(opening, language), reached: true };
};
