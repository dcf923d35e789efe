import * as z from 'zod/mini';
import { conversationOf, timeOfKey } from '../config/keys.ts';
import { type ClosedEpisode, type Desk, isWithPeople } from '../desk/desk.ts';
import type { StoredEvent } from './catalogue.ts';
import type { Change } from './change.ts';
import { deskOf, event, isoTime } from './images.ts';

type By = Extract<StoredEvent, { type: 'conversation.returned' }>['data']['by'];
const OUTCOMES = {
  solved: 'by_person',
  not_solved: 'not_solved',
  spam: 'not_solved',
  no_reply: 'abandoned',
  assumed: 'assumed',
  abandoned: 'abandoned',
} as const;

/**
 * The event of a move. A held message raises the version and is no move: its turn has an event. Two moves have none: the beginning of an episode, and a customer who
 * leaves an address while people have the conversation.
 */
export const conversationEvents = (change: Change): readonly StoredEvent[] => {
  const id = conversationOf(change.pk);
  const [old, now] = [deskOf(change.old), deskOf(change.new)];
  if (!id || !now.move || now.move.id === old.move?.id) return [];
  const { customer, conversation } = id;
  const by = moverOf(now.move.id, customer);
  const data = { customer, conversation, by };
  const mark = { which: now.version, at: timeOfKey(now.move.key), sequence: 2 * now.version };
  const { team, assignee } = now;
  const from = old.assignee;
  const waiting_since = isoTime(now.waiting_since ?? mark.at);
  switch (now.state) {
    case 'waiting': {
      if (old.state === 'bot' || old.state === 'closed') {
        const priority = now.risk?.score ?? null;
        const { reason, language } = now;
        return [
          event(change, 'conversation.handed_off', mark, {
            ...{ ...data, reason, team, priority, language, waiting_since },
          }),
        ];
      }
      if (old.state === 'waiting' && by.kind === 'customer') return [];
      if (old.state === 'waiting' && now.overdue_since !== null && old.overdue_since === null)
        return [event(change, 'conversation.overdue', mark, { ...data, team, waiting_since })];
      return [
        event(change, 'conversation.transferred', mark, { ...data, team, from_team: old.team, from, waiting_since }),
      ];
    }
    case 'human':
      if (!assignee || (old.state === 'human' && from?.id === assignee.id)) return [];
      return old.state === 'closed'
        ? [event(change, 'conversation.reopened', mark, { ...data, assignee })]
        : [event(change, 'conversation.taken_over', mark, { ...data, assignee, team, from })];
    case 'bot':
      return isWithPeople(old) ? [event(change, 'conversation.returned', mark, { ...data, from })] : [];
    case 'closed': {
      const [ended] = now.closed;
      if (!ended || old.state === 'closed') return [];
      return [event(change, 'conversation.closed', mark, { ...data, ...closing(ended, old, change) })];
    }
  }
};

const closing = ({ by, resolution, from, closed_at }: ClosedEpisode, old: Desk, { new: image }: Change) => ({
  resolution,
  outcome: resolution === 'solved' && by.kind === 'customer' ? ('confirmed' as const) : OUTCOMES[resolution],
  assignee: old.assignee,
  opened_at: isoTime(from === null ? Number(image?.created_at ?? closed_at) : timeOfKey(from)),
  closed_at: isoTime(closed_at),
});

const Kind = z.enum(['staff', 'machine', 'customer', 'clock']);

/** Reads the id of a move: `kind:id#message_id` of an act, or that of a turn that hands off or in which the customer goes back to the assistant. */
const moverOf = (move: string, customer: string): By => {
  if (move.startsWith('back#')) return { kind: 'customer', id: customer };
  const [, kind, id = ''] = /^([a-z]+):([^#]*)#/.exec(move) ?? [];
  const known = Kind.safeParse(kind);
  if (!known.success) return { kind: 'assistant', id: null };
  return { kind: known.data, id: known.data === 'clock' ? null : decodeURIComponent(id) };
};
