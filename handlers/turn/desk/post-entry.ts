import type { Clock } from '../../../core/config/clock.ts';
import { nextTurnKey } from '../../../core/config/keys.ts';
import { actorKey } from '../../../core/desk/act.ts';
import type { Post } from '../../../core/desk/desk.ts';
import type { Desks } from '../../../core/desk/desks.ts';
import { noticeSentence } from '../../../core/desk/notice-sentence.ts';
import type { Playbook } from '../../../core/playbook/playbook.ts';
import { lastLanguage } from '../../../core/turn/context/last-language.ts';
import type { Conversations } from '../../../core/turn/conversations.ts';
import type { DeskStep } from '../../../statemachines/desk-contract.ts';

/**
 * Adds the notice of a move, and behind it the reply or note, at the end of the conversation: a repeat of an act that got no further than its
 * move must not add them where the customer has read past.
 */
export const postEntry =
  (
    desks: Desks,
    conversations: Pick<Conversations, 'newestEntries'>,
    playbook: () => Playbook,
    clock: Clock,
    random: () => string,
  ): DeskStep<'PostEntry'> =>
  async ({ request, move: { conversation, desk, notice }, fence }) => {
    const { action, actor, message_id, text } = request;
    const words = action === 'reply' || action === 'note' ? text : null;
    if (!conversation || (!notice && words === null)) return { post: null };
    const now = clock.now();
    let newest = await desks.newestKey(conversation);
    const nextKey = () => (newest = nextTurnKey(now, newest, random()));
    // Behind the messages that the act took from the assistant: they were there before.
    const sequence = fence?.version ?? desk?.version ?? 0;
    if (notice && desk) {
      const language = desk.language ?? (await lastLanguage(conversations, conversation));
      const told = noticeSentence(notice.move, actor.name, desk, language, playbook(), now);
      const post: Post = { key: nextKey(), kind: 'notice', author: null, text: told, move: notice.move, sequence };
      await desks.post(conversation, { notice: notice.key }, post);
    }
    if (words === null) return { post: null };
    const author = { id: actor.id, name: actor.name };
    const kind = action === 'note' ? 'note' : 'reply';
    const post: Post = { key: nextKey(), kind, author, text: words, move: null, sequence };
    const key = await desks.post(conversation, { actor: actorKey(actor), message_id }, post);
    return { post: { ...post, key } };
  };
