import type { Clock } from '../../core/config/clock.ts';
import { asksForAssistant } from '../../core/desk/asks-for-assistant.ts';
import { AT_REST, contextStart, toView } from '../../core/desk/desk.ts';
import type { Desks } from '../../core/desk/desks.ts';
import type { Metrics } from '../../core/observability/metrics.ts';
import { detectLanguage } from '../../core/text/language/detect-language.ts';
import { ofEpisode } from '../../core/turn/context/read-history.ts';
import type { Conversations } from '../../core/turn/conversations.ts';
import { holdMessage } from '../../core/turn/hold-message.ts';
import { NO_OUTCOME } from '../../core/turn/turn.ts';
import type { Step } from '../../statemachines/contract.ts';

/**
 * Stores a message for the person who has the conversation, or will: no model is called. A customer who asks for the assistant while nobody
 * has taken the conversation gets it back.
 */
export const holdTurn =
  (conversations: Conversations, desks: Desks, metrics: Metrics, clock: Clock): Step<'HoldTurn'> =>
  async ({ request, turn }) => {
    const { key } = turn;
    if (asksForAssistant(request.message)) {
      const { state, version } = await desks.get(request);
      // Refused, or a person has it: the message is held.
      const back = { id: `back#${key}`, key, from: state, version, to: 'bot', set: AT_REST } as const;
      if (state === 'waiting' && (await desks.move(request, back))) metrics.record('TakenBack', 1, {});
    }
    const message = { ...request, key };
    const how = { language: detectLanguage(request.message), now: clock.now };
    const { desk, turn: held } = await holdMessage(conversations, desks, message, how);
    if (!held) {
      const history = turn.history && ofEpisode(turn.history, contextStart(desk, key));
      return { ...turn, disposition: 'run', desk: toView(desk), history };
    }
    const outcome = held.status === 'held' ? 'held' : 'replayed';
    const ending = { ...NO_OUTCOME, outcome, turn: held, desk: toView(desk), posts: turn.posts } as const;
    return { ...turn, disposition: 'settled', outcome: ending, history: null };
  };
