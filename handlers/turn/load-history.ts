import type { DailyQuota } from '../../core/access/quota.ts';
import { type TurnCounts, turnCounts } from '../../core/access/turn-counts.ts';
import type { VisitorBudget } from '../../core/access/visitor-budget.ts';
import { decideConsent } from '../../core/actions/consent/decide-consent.ts';
import type { Clock } from '../../core/config/clock.ts';
import { type ConversationId, nextTurnKey, timeOfKey } from '../../core/config/keys.ts';
import { timeLimits } from '../../core/config/time-limits.ts';
import { admit } from '../../core/desk/admit.ts';
import { contextStart, isWithPeople, toView } from '../../core/desk/desk.ts';
import type { Desks } from '../../core/desk/desks.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { titlesOf } from '../../core/tools/action-titles.ts';
import { acceptMessage } from '../../core/turn/accept-message.ts';
import { MAX_POSTS_BYTES } from '../../core/turn/context/context-window.ts';
import { newestPosts } from '../../core/turn/context/newest-posts.ts';
import { newestKeyOf, ofEpisode, postsSince, readHistory } from '../../core/turn/context/read-history.ts';
import type { Conversations } from '../../core/turn/conversations.ts';
import type { Step } from '../../statemachines/contract.ts';

/**
 * Reads the history, makes the customer's message durable behind it before any model is called, and decides whether this execution answers it
 * and what the message consents to. The desk is read after the message is stored, never before.
 */
export const loadHistory =
  (
    conversations: Conversations,
    desks: Desks,
    quota: DailyQuota | null,
    budget: VisitorBudget,
    contextTokens: number,
    playbook: () => Playbook,
    clock: Clock,
    random: () => string,
    limits = timeLimits(),
  ): Step<'LoadHistory'> =>
  async ({ request }, { execution }) => {
    const reading = readHistory(conversations, request, contextTokens);
    const newKey = reading.then((history) => nextTurnKey(clock.now(), newestKeyOf(history), random()));
    const accepted = await acceptMessage(request, newKey, {
      conversations,
      counts: forPeople(turnCounts(quota, budget), desks, request),
      now: clock.now,
      leaseMs: limits.lease * 1000,
      owner: execution,
    });
    const { key } = accepted;
    const history = await reading;
    const posts = newestPosts(postsSince(history, key), MAX_POSTS_BYTES);
    if ('outcome' in accepted) {
      const { outcome } = accepted;
      // A repeat is told who has the conversation now.
      const desk = outcome.turn ? toView(await desks.get(request)) : null;
      return {
        ...{
          disposition: 'settled',
          key,
          consent: { kind: 'none' },
          consent_calls: [],
          history: null,
          desk: null,
          posts,
        },
        outcome: { ...outcome, desk, posts },
      };
    }
    const { runs, desk } = await admit(desks, request, key);
    const episode = ofEpisode(history, contextStart(desk, key));
    const guide = playbook();
    // Also for a message that is held: the assistant may have the conversation again before it is.
    const consent = decideConsent(
      { key, accepted_at: timeOfKey(key), started: accepted.started, posts: episode.posts },
      episode.turns,
      request,
      guide.consent,
      (action) => titlesOf(guide.tools, action),
    );
    return {
      ...{ disposition: runs ? 'run' : 'hold', key, consent, consent_calls: [], outcome: null },
      ...{ history: episode, desk: toView(desk), posts },
    };
  };

/** Where the day's tokens or the visitors' turns are used up, a customer whom people serve can still write to them. For one message. */
const forPeople = (counts: TurnCounts, desks: Pick<Desks, 'get'>, id: ConversationId): TurnCounts => {
  let held: 'held' | undefined;
  return {
    take: async (sender, at) => {
      const resets = await counts.take(sender, at);
      if (resets === null || !isWithPeople(await desks.get(id))) return resets;
      held = 'held';
      return counts.take(sender, at, held);
    },
    giveBack: (sender, at) => counts.giveBack(sender, at, held),
  };
};
