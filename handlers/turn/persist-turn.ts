import type { DailyQuota } from '../../core/access/quota.ts';
import type { Clock } from '../../core/config/clock.ts';
import { isWithPeople, toView } from '../../core/desk/desk.ts';
import type { Desks } from '../../core/desk/desks.ts';
import { handOffId } from '../../core/desk/hand-off.ts';
import { nextOpening } from '../../core/desk/hours.ts';
import { handoffSentence, notReached } from '../../core/desk/words.ts';
import { errorName } from '../../core/errors/error-name.ts';
import type { Log } from '../../core/observability/log.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import type { CompanyTool } from '../../core/tools/tool.ts';
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
    const asked = handoffOf(state);
    const isDue = asked.reason !== null && state.context.hands_off;
    const handoff = state.handoff ?? (isDue ? await moveOf(desks, state) : null);
    const turn = complete({ ...state, handoff }, asked, playbook(), clock.now());
    const bestEffort = (work: Promise<void> | undefined, warning: string) =>
      work?.catch((error: unknown) => log.warn(warning, { error: errorName(error) }));
    const [committed] = await Promise.all([
      conversations.complete(request, turn, me),
      bestEffort(conversations.noteLastTurn(request, turn, state.tools.profile), 'conversation item not updated'),
      bestEffort(quota?.spend(request.customer, tokensOf(turn)), 'tokens not counted'),
    ]);
    const { posts } = state.turn;
    const desk = handoff?.desk ?? state.turn.desk;
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

/** HandOff failed for good: its write may have been made all the same, and its replies lost. Null if it was not, or cannot be read. */
const moveOf = async (desks: Desks, { request, turn }: Reads<'PersistTurn'>): Promise<HandedOff> => {
  const desk = await desks.get(request).catch(() => null);
  return desk?.move?.id === handOffId(turn.key) ? { moved: true, desk: toView(desk), spans: [] } : null;
};

type HandedOff = Reads<'PersistTurn'>['handoff'];

const complete = (
  state: Reads<'PersistTurn'>,
  asked: ReturnType<typeof handoffOf>,
  guide: Playbook,
  now: number,
): CompletedTurn => {
  const { request, turn, tools, context, claim, draft, triage, fault, handoff } = state;
  const { message_id, message, started_at } = request;
  const timings = [turn, tools, context, triage, claim, draft, handoff].flatMap((part) => part?.spans ?? []);
  return completeTurn({
    turn: { key: turn.key, message_id, message, started_at },
    context,
    knowledge: context.knowledge,
    customer: request.customer,
    consent: turn.consent,
    consentCalls: turn.consent_calls,
    allowed: guide.tools,
    mayClaim: context.acted_before || !mayWrite(tools.offered, request.uses_tools ? guide.tools.length : 0),
    route: context.route,
    draft,
    handoff: asked,
    desk: asked.reason !== null && context.hands_off ? deskSays(handoff, guide, asked.reading.language, now) : null,
    fault: fault?.Error ?? null,
    timings: timings.toSorted((a, b) => a.start_ms - b.start_ms),
    now,
  });
};

/** Whether the assistant has tools that change something: also if some of the allowed ones could not be listed. */
const mayWrite = (offered: readonly CompanyTool[], allowed: number): boolean =>
  offered.some(({ writes }) => writes) || offered.length < allowed;

/** Said only by what was written: unless a person has the conversation, or it waits for one, nothing is promised. */
const deskSays = (handoff: HandedOff, { hours }: Playbook, language: string, now: number) => {
  if (!handoff || !isWithPeople(handoff.desk)) return { text: notReached(language), reached: false };
  const opensAt = nextOpening(hours, now);
  const opening = { opensAt, timezone: hours?.timezone ?? null, asksContact: opensAt !== null };
  return { text: handoffSentence(opening, language), reached: true };
};
