import { type ConversationId, nextTurnKey } from '../../core/config/keys.ts';
import { toldByClock } from '../../core/desk/clock-moves.ts';
import type { Desk, Post } from '../../core/desk/desk.ts';
import { noticeSentence } from '../../core/desk/notice-sentence.ts';
import { lastLanguage } from '../../core/turn/context/last-language.ts';
import type { Visiting } from './visiting.ts';

type Telling = Pick<Visiting, 'desks' | 'conversations' | 'playbook' | 'clock' | 'random'>;

/** Posts the notice of the clock's last move if that is missing, because an earlier visit may have died between the move and the notice. */
export const tell = async (
  { desks, conversations, playbook, clock, random }: Telling,
  id: ConversationId,
  desk: Desk,
): Promise<void> => {
  const move = toldByClock(desk);
  if (move === null || desk.move === null) return;
  const name = { notice: desk.move.key };
  if (await desks.isPosted(id, name)) return;
  const language = desk.language ?? (await lastLanguage(conversations, id));
  const now = clock.now();
  const text = noticeSentence(move, '', desk, language, playbook(), now);
  const key = nextTurnKey(now, await desks.newestKey(id), random());
  const post: Post = { key, kind: 'notice', author: null, text, move, sequence: desk.version };
  await desks.post(id, name, post);
};
