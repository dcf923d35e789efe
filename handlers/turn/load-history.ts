import type { DailyQuota } from '../../core/access/quota.ts';
import { decideConsent } from '../../core/actions/consent/decide-consent.ts';
import type { Clock } from '../../core/config/clock.ts';
import { timeLimits } from '../../core/config/time-limits.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { titlesOf } from '../../core/tools/action-titles.ts';
import { acceptMessage } from '../../core/turn/accept-message.ts';
import { readHistory } from '../../core/turn/context/read-history.ts';
import type { Conversations } from '../../core/turn/conversations.ts';
import { nextTurnKey, timeOfKey } from '../../core/turn/keys.ts';
import type { Step } from '../../statemachines/contract.ts';

/**
 * Reads the history, makes the customer's message durable behind it before any model is called, and decides whether this execution answers it
 * and what the message consents to.
 */
export const loadHistory =
  (
    conversations: Conversations,
    quota: DailyQuota | null,
    contextTokens: number,
    playbook: () => Playbook,
    clock: Clock,
    random: () => string,
    limits = timeLimits(),
  ): Step<'LoadHistory'> =>
  async ({ request }, { execution }) => {
    const reading = readHistory(conversations, request, contextTokens);
    const newKey = reading.then(({ turns }) => nextTurnKey(clock.now(), turns.at(-1)?.key ?? null, random()));
    const accepted = await acceptMessage(request, newKey, {
      conversations,
      quota,
      now: clock.now,
      leaseMs: limits.lease * 1000,
      owner: execution,
    });
    const { key } = accepted;
    if ('outcome' in accepted) {
      const { outcome } = accepted;
      return { disposition: 'settled', key, consent: { kind: 'none' }, consent_calls: [], outcome, history: null };
    }
    const history = await reading;
    const guide = playbook();
    const consent = decideConsent(
      { key, accepted_at: timeOfKey(key), started: accepted.started },
      history.turns,
      request,
      guide.consent,
      (action) => titlesOf(guide.tools, action),
    );
    return { disposition: 'run', key, consent, consent_calls: [], outcome: null, history };
  };
