import { conversationOf } from '../config/keys.ts';
import type { StoredEvent } from './catalogue.ts';
import type { Change } from './change.ts';
import { event } from './images.ts';

/** The sort keys of feedback: on an answer, by the key of its turn, or on an episode, by its number. */
const RATED = /^FEEDBACK#(EPISODE#)?(.+)$/;

export const feedbackEvents = (change: Change): readonly StoredEvent[] => {
  const id = conversationOf(change.pk);
  const [, isEpisode, rated = ''] = RATED.exec(change.sk) ?? [];
  if (!id || !change.new || change.old?.given_at === change.new.given_at) return [];
  const { customer, conversation } = id;
  const { given_at: at, score, comment = null } = change.new;
  return [
    event(
      change,
      'feedback.given',
      { which: Number(at), at: Number(at), sequence: null },
      {
        ...{ customer, conversation, turn: isEpisode ? null : rated, scale: 5, score: Number(score) },
        has_comment: comment !== null,
      },
    ),
  ];
};
