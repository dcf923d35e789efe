import * as z from 'zod/mini';
import type { Clock } from '../../../core/config/clock.ts';
import { keyTime, timeOfKey } from '../../../core/config/keys.ts';
import { type Desk, toView } from '../../../core/desk/desk.ts';
import type { Desks } from '../../../core/desk/desks.ts';
import { type FeedbackStore, type GivenFeedback, ratedEpisode } from '../../../core/desk/feedback.ts';
import { ClientError } from '../../../core/errors/client-error.ts';
import {
  ConversationState,
  PersonMessage,
  toConversationState,
  toPersonMessage,
} from '../../../core/turn/chat-result.ts';
import { type Entry, isPost, type Transcripts } from '../../../core/turn/conversations.ts';
import { type Cursors, positionIn } from '../../front/tools/cursors.ts';
import { defineTool } from '../../front/tools/define-tool.ts';
import { fittingPage } from '../../front/tools/fitting-page.ts';
import type { Customer } from '../customer-caller.ts';
import { conversationArgument, customerArgument } from './arguments.ts';
import { customerOf } from './customer.ts';
import { forCustomers, inWords, MAX_PAGE_BYTES } from './transcript.ts';
import { GivenScore, scoreOf, TurnResult, toTurnResult } from './turn-result.ts';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 50;
/** How far a poll reads back, so that an entry is not missed whose key is older than another's that was stored before it. */
const OVERLAP_MS = 10_000;

/** `get_conversation_history`: one of the customer's conversations in pages, newest page first, or what came after an earlier read. */
export const getConversationHistory = (
  transcripts: Pick<Transcripts, 'page' | 'since'>,
  desks: Pick<Desks, 'get'>,
  feedback: Pick<FeedbackStore, 'since'>,
  cursors: Cursors,
  clock: Clock,
) =>
  defineTool({
    name: 'get_conversation_history',
    title: 'Read a conversation',
    description:
      'Read a support conversation: the messages with their answers, the replies of people, and who has the conversation now. Newest page first; entries within a page are in chronological order. To read older ones, pass the next_cursor of a result as cursor. To see what is new, such as the reply of a person, pass the poll_cursor of the last result as after: entries of the last seconds come again, so merge them by turn_id and id.',
    annotations: { readOnlyHint: true, openWorldHint: false },
    input: z.object({
      conversation_id: conversationArgument,
      limit: z.optional(
        z
          .int('must be a whole number.')
          .check(
            z.minimum(1, 'must be at least 1.'),
            z.maximum(MAX_LIMIT, `must be at most ${MAX_LIMIT}.`),
            z.meta({ description: `The number of entries in a page. Defaults to ${DEFAULT_LIMIT}.` }),
          ),
      ),
      cursor: z.optional(
        z
          .string('must be a string.')
          .check(z.meta({ description: 'The next_cursor of the previous result. Omit it to read the newest page.' })),
      ),
      after: z.optional(
        z
          .string('must be a string.')
          .check(z.meta({ description: 'The poll_cursor of the last result, to read only what came since.' })),
      ),
      user_id: z.optional(customerArgument),
    }),
    output: z.object({
      conversation_id: z.string(),
      conversation: ConversationState,
      /** What `give_feedback` without a turn_id is about: the last closed episode, or else the current one. */
      episode: z.object({
        number: z.number(),
        /** ISO 8601; null for the current one. */
        closed_at: z.nullable(z.string()),
        feedback: z.nullable(GivenScore),
      }),
      turns: z.array(TurnResult),
      /** Replies of people, and notices. They stand in one order with the turns: sort both by `turn_id` and `id`. */
      messages: z.array(PersonMessage),
      /** Older entries; null if there are none. */
      next_cursor: z.nullable(z.string()),
      /** For `after`. */
      poll_cursor: z.string(),
    }),
    run: async ({ conversation_id, limit = DEFAULT_LIMIT, cursor, after, user_id }, caller: Customer) => {
      const id = { customer: customerOf(user_id, caller), conversation: conversation_id };
      const owner = ['history', id.customer, id.conversation];
      if (cursor !== undefined && after !== undefined)
        throw new ClientError('INVALID', { message: 'after: leave out cursor, or after.' });
      const opened = (name: string, value: string | undefined) =>
        positionIn(cursors, [...owner, name], value, `${name}: must come from an earlier result of this conversation.`);
      const [before, since] = [await opened('cursor', cursor), await opened('after', after)];
      // The desk first: its version then stands for nothing that is not in what is read behind it. A program closes with it.
      const desk = await desks.get(id);
      const page = await (since === null ? transcripts.page(id, limit, before) : transcripts.since(id, limit, since));
      const fitting = fittingPage(page.entries, MAX_PAGE_BYTES);
      const more = page.more || fitting.length < page.entries.length;
      // A conversation may begin with its move, whose notice is not stored yet.
      if (fitting.length === 0 && before === null && since === null && desk.version === 0)
        throw new ClientError('NOT_FOUND');
      const ordered = since === null ? fitting.toReversed() : fitting;
      const shown = forCustomers(ordered);
      const oldest = ordered[0];
      const given = await feedback.since(id, oldest?.key ?? null);
      return {
        text: inWords(shown),
        result: {
          conversation_id,
          conversation: toConversationState(toView(desk)),
          episode: episodeOf(desk, given),
          turns: shown.flatMap((entry) => (isPost(entry) ? [] : [toTurnResult(entry, given)])),
          messages: shown.flatMap((entry) => (isPost(entry) ? (toPersonMessage(entry) ?? []) : [])),
          next_cursor: since === null && more && oldest ? await cursors.seal([...owner, 'cursor'], oldest.key) : null,
          poll_cursor: await cursors.seal(
            [...owner, 'after'],
            pollFrom(ordered, since ?? '', since !== null && more, clock.now()),
          ),
        },
      };
    },
  });

/**
 * The key behind which the next poll reads. It stops before the oldest message that is not answered yet, and ten seconds before now, unless
 * more entries are to be read first: then it waits only for a message that is being answered, because nobody may repeat another one.
 */
const pollFrom = (entries: readonly Entry[], since: string, more: boolean, now: number): string => {
  const newest = entries.at(-1)?.key ?? since;
  const keyAt = (ms: number) => keyTime(Math.max(0, ms));
  const recent = keyAt(Math.min(timeOfKey(newest) || now, now) - OVERLAP_MS);
  // One that nobody repeats must not keep a full page's reader in front of it for ever.
  const pending = entries.find((entry) => !isPost(entry) && entry.status === 'pending' && (entry.lease > now || !more));
  const ends = [more || newest < recent ? newest : recent, ...(pending ? [keyAt(timeOfKey(pending.key) - 1)] : [])];
  const end = ends.toSorted()[0] ?? newest;
  // Never back to what an earlier poll was done with.
  return end < since ? since : end;
};

const episodeOf = (desk: Desk, { episodes }: GivenFeedback) => {
  const number = ratedEpisode(desk);
  const closed = desk.closed[0];
  return {
    number,
    closed_at: closed ? new Date(closed.closed_at).toISOString() : null,
    feedback: scoreOf(episodes.get(number)),
  };
};
