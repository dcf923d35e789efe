import * as z from 'zod/mini';
import { conversationOf, timeOfKey } from '../config/keys.ts';
import type { ClosedEpisode, Desk } from '../desk/desk.ts';
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

/** The event of a move: one for each move of the desk. A held message raises the version and moves nothing. */
export const conversationEvents = (change: Change): readonly StoredEvent[] => {
  const id = conversationOf(change.pk);
  const [old, now] = [deskOf(change.old), deskOf(change.new)];
  if (!id || !now.move || now.version <= old.version || now.move.id === old.move?.id) return [];
  const { customer, conversation } = id;
  const ids = { customer, conversation, by: moverOf(now.move.id) };
  const mark = { which: now.version, at: timeOfKey(now.move.key), sequence: now.version };
  const { team, waiting_since, assignee } = now;
  const since = isoTime(waiting_since ?? mark.at);
  switch (now.state) {
    case 'waiting':
      if (old.state === 'bot' || old.state === 'closed')
        return [
          event(change, 'conversation.handed_off', mark, {
            ...ids,
            ...{
              reason: now.reason,
              team,
              priority: now.risk?.score ?? null,
              language: now.language,
              waiting_since: since,
            },
          }),
        ];
      if (now.overdue_since !== null && old.overdue_since === null)
        return [event(change, 'conversation.overdue', mark, { ...ids, team, waiting_since: since })];
      return [
        event(change, 'conversation.transferred', mark, {
          ...ids,
          ...{ team, from_team: old.team, from: old.assignee, waiting_since: since },
        }),
      ];
    case 'human':
      if (!assignee) return [];
      return old.state === 'closed'
        ? [event(change, 'conversation.reopened', mark, { ...ids, assignee })]
        : [event(change, 'conversation.taken_over', mark, { ...ids, assignee, team, from: old.assignee })];
    case 'bot':
      return old.state === 'waiting' || old.state === 'human'
        ? [event(change, 'conversation.returned', mark, { ...ids, from: old.assignee })]
        : [];
    case 'closed': {
      const [ended] = now.closed;
      return ended ? [event(change, 'conversation.closed', mark, { ...ids, ...closing(ended, old, change) })] : [];
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

/** Reads the name of an act, `kind:id#message_id`, or of a turn's hand-off. */
const moverOf = (move: string): By => {
  const [, kind, id = ''] = /^([a-z]+):([^#]*)#/.exec(move) ?? [];
  const known = Kind.safeParse(kind);
  return known.success
    ? { kind: known.data, id: known.data === 'clock' ? null : decodeURIComponent(id) }
    : { kind: 'assistant', id: null };
};
