import type { MessageId } from '../../core/config/keys.ts';
import { clockId } from '../../core/desk/clock-moves.ts';
import { type Desk, isWithPeople } from '../../core/desk/desk.ts';
import { handOff } from '../../core/desk/hand-off.ts';
import { riskOf } from '../../core/desk/risk.ts';
import { teamFor } from '../../core/desk/teams.ts';
import { detectLanguage } from '../../core/text/language/detect-language.ts';
import { holdMessage } from '../../core/turn/hold-message.ts';
import type { Turn } from '../../core/turn/turn.ts';
import { tell } from './tell.ts';
import { isErased, type Visit, type Visiting } from './visiting.ts';

const REASON = 'turn_lost';
/** When to try again for a visitor, after the hourly limit of hand-offs was reached. */
const LATER_MS = 15 * 60_000;
const SOON_MS = 60_000;
/** Longer than turns are kept. The turn stays in the index, by which an erasure finds the message of a conversation that is in no list. */
const NEVER_MS = 3650 * 86_400_000;

/**
 * Hands off a message whose execution died and whose client has not repeated it (docs/architecture.md §5). With `handoff: off` in the playbook, the
 * message waits for a repeat.
 */
export const visitTurn =
  (ports: Visiting): Visit<MessageId> =>
  async (seen, id) => {
    const { desks, conversations, schedule, playbook, clock } = ports;
    const turn = await conversations.getTurn(id);
    const now = clock.now();
    // The index lags behind the execution that has it again.
    if (turn?.status === 'pending' && turn.lease > now) return;
    const desk = await desks.get(id);
    if (turn?.status !== 'pending') {
      await schedule.reschedule(seen, null);
      return;
    }
    if (
      playbook().handoff === 'off' ||
      (await isOvertaken(ports, id, turn, desk)) ||
      (await isErased(ports, id.customer, turn.started_at))
    ) {
      await schedule.reschedule(seen, now + NEVER_MS);
      return;
    }
    const language = detectLanguage(turn.message);
    const asked = isWithPeople(desk) ? desk : await askForPerson(ports, id, turn, language);
    if (!isWithPeople(asked)) {
      await schedule.reschedule(seen, now + LATER_MS);
      return;
    }
    await tell(ports, id, asked);
    const message = { ...id, key: turn.key, message: turn.message };
    const held = await holdMessage(conversations, desks, message, { language, now: clock.now });
    if (!held.turn) await schedule.reschedule(seen, now + SOON_MS);
  };

/** Whether a later message was answered, or the conversation was closed: then no person is needed. */
const isOvertaken = async (
  { transcripts }: Visiting,
  id: MessageId,
  { key }: Turn,
  { state, closed_key }: Desk,
): Promise<boolean> => {
  if (state === 'closed') return closed_key !== null && key < closed_key;
  const [newest] = state === 'bot' ? await transcripts.turns(id, 1) : [];
  return newest?.status === 'answered' && key < newest.key;
};

/** The desk after the hand-off; unchanged if the hourly limit of visitors' hand-offs is reached. */
const askForPerson = async (
  { desks, budget, playbook, metrics, clock }: Visiting,
  id: MessageId,
  { key }: Turn,
  language: string,
): Promise<Desk> => {
  const reading = { label: 'neutral', score: 0, topic: null } as const;
  const { moved, desk } = await handOff(desks, budget, id, {
    ...{ id: clockId('handed_off', key), key, reason: REASON, words: null, language, network: null, now: clock.now() },
    ...{ team: teamFor(playbook(), null), risk: riskOf(reading, REASON), sentiment: { label: 'neutral', score: 0 } },
  });
  if (moved) metrics.record('Handoffs', 1, { reason: REASON });
  return desk;
};
