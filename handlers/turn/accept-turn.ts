import type { DailyQuota } from '../../core/access/quota.ts';
import type { Consent } from '../../core/actions/consent/consent.ts';
import { decideConsent } from '../../core/actions/consent/decide-consent.ts';
import type { ProposalResult } from '../../core/actions/proposal.ts';
import type { Clock } from '../../core/config/clock.ts';
import { timeLimits } from '../../core/config/time-limits.ts';
import { Fault } from '../../core/errors/faults.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { titlesOf } from '../../core/tools/action-titles.ts';
import type { Conversations } from '../../core/turn/conversations.ts';
import { messageHash, nextTurnKey, timeOfKey } from '../../core/turn/keys.ts';
import { type CompletedTurn, type PendingTurn, retryAfter } from '../../core/turn/turn.ts';
import type { Adds, Step } from '../../statemachines/contract.ts';

/** Each round means that an item expired or another execution changed it between a failed condition and the read after it. */
const MAX_ROUNDS = 5;

/**
 * Makes the customer's message durable before any model is called, and decides whether this execution answers it and what the message
 * consents to: steps 1 to 7 of docs/architecture.md §4. The same request resumes every crash point. A message whose turn
 * is not stored yet counts against the customer's daily quota; over the quota it is not answered, and a repeat on another day is.
 */
export const acceptTurn =
  (
    conversations: Conversations,
    quota: DailyQuota | null,
    playbook: () => Playbook,
    clock: Clock,
    random: () => string,
    limits = timeLimits(),
  ): Step<'AcceptTurn'> =>
  async ({ request, history }, { execution: me }) => {
    const hash = messageHash(request.message);
    const newKey = nextTurnKey(clock.now(), history.turns.at(-1)?.key ?? null, random());
    const lease = () => clock.now() + limits.lease * 1000;
    const { message, message_id, started_at } = request;
    const guide = playbook();
    const run = (key: string, started: ProposalResult | null = null): Adds<'AcceptTurn'> => ({
      disposition: 'run',
      key,
      consent: decideConsent(
        { key, accepted_at: timeOfKey(key), started },
        history.turns,
        request,
        guide.consent,
        (action) => titlesOf(guide.tools, action),
      ),
      outcome: null,
      consent_calls: [],
    });
    let uncounted = quota;

    for (let round = 0; round < MAX_ROUNDS; round++) {
      const isNew = await conversations.putPointer(request, request.message_id, { key: newKey, hash });
      const pointer = isNew ? { key: newKey, hash } : await conversations.getPointer(request, request.message_id);
      if (!pointer) continue;
      const { key } = pointer;
      if (pointer.hash !== hash) return rejected('key_reused', key);
      if (uncounted && (isNew || !(await conversations.getTurn(request, key)))) {
        if (!(await uncounted.take(request.customer))) return rejected('quota', key);
        uncounted = null;
      }

      const mine: PendingTurn = { key, message_id, message, started_at, status: 'pending', owner: me, lease: lease() };
      if (await conversations.putTurn(request, mine)) return run(key);
      const turn = await conversations.getTurn(request, key);
      if (!turn) continue;
      if (turn.status !== 'pending') return completed(turn);
      if (turn.owner === me) return run(key, turn.started);
      const now = clock.now();
      if (turn.lease > now) return rejected('in_progress', key, retryAfter(turn.lease, now));
      if (await conversations.takeOver(request, turn, me, lease())) return run(key, turn.started);
    }
    throw new Fault('StoreBusy', 'The turn of the message changed between every write and the read after it.');
  };

const NO_CONSENT: Consent = { kind: 'none' };

const completed = (turn: CompletedTurn): Adds<'AcceptTurn'> => ({
  disposition: 'completed',
  key: turn.key,
  consent: NO_CONSENT,
  outcome: { outcome: 'replayed', turn, retry_after_ms: null },
  consent_calls: [],
});

const rejected = (
  outcome: 'in_progress' | 'key_reused' | 'quota',
  key: string,
  retryAfterMs: number | null = null,
): Adds<'AcceptTurn'> => ({
  disposition: 'rejected',
  key,
  consent: NO_CONSENT,
  outcome: { outcome, turn: null, retry_after_ms: retryAfterMs },
  consent_calls: [],
});
