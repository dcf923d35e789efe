import { conversationOf } from '../config/keys.ts';
import type { StoredEvent } from './catalogue.ts';
import type { Change, Image } from './change.ts';
import { event } from './images.ts';

/** The sort keys of feedback: on an answer, by the key of its turn, or on an episode, by its number. */
const RATED = /^FEEDBACK#(EPISODE#)?(.+)$/;

/** A rating that a repeated request stores again is not a new event. */
export const feedbackEvents = (change: Change): readonly StoredEvent[] => {
  const id = conversationOf(change.pk);
  const [, isEpisode, rated = ''] = RATED.exec(change.sk) ?? [];
  const which = change.new && ratingOf(change.new);
  if (!id || !change.new || which === null || (change.old && ratingOf(change.old) === which)) return [];
  const { given_at: at, score, comment = null } = change.new;
  const mark = { which, at: Number(at), sequence: null };
  return [
    event(change, 'feedback.given', mark, {
      ...{ ...id, turn: isEpisode ? null : rated, rated_episode: isEpisode ? Number(rated) : null },
      ...{ score: Number(score), scale: 5, has_comment: comment !== null },
    }),
  ];
};

const ratingOf = ({ given_at, score, comment = null }: Image): string => `${given_at}/${score}/${comment !== null}`;
