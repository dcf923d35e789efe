import * as z from 'zod/mini';
import type { Post } from '../../../core/desk/desk.ts';
import { ClientError } from '../../../core/errors/client-error.ts';
import { Reading } from '../../../core/triage/sentiment.ts';
import { isPost, type Transcripts } from '../../../core/turn/conversations.ts';
import type { Turn } from '../../../core/turn/turn.ts';
import type { Cursors } from '../../front/tools/cursors.ts';
import { defineTool } from '../../front/tools/define-tool.ts';
import { fittingPage } from '../../front/tools/fitting-page.ts';
import type { Customer } from '../customer-caller.ts';
import { conversationArgument, customerArgument } from './arguments.ts';
import { customerOf } from './customer.ts';
import { inWords, MAX_PAGE_BYTES } from './transcript.ts';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 50;

const TurnResult = z.object({
  turn_id: z.string(),
  message_id: z.string(),
  status: z.enum(['pending', 'answered', 'failed', 'held']),
  message: z.string(),
  answer: z.nullable(z.string()),
  model: z.nullable(z.string()),
  sentiment: z.nullable(z.pick(Reading, { label: true, score: true, language: true })),
  /** ISO 8601. */
  sent_at: z.string(),
  answered_at: z.nullable(z.string()),
});

/** `get_conversation_history`: one of the customer's conversations in pages, newest page first. */
export const getConversationHistory = (transcripts: Transcripts, cursors: Cursors) =>
  defineTool({
    name: 'get_conversation_history',
    title: 'Read a conversation',
    description:
      'Read the messages and answers of a support conversation, newest page first; turns within a page are in chronological order. Use it to recall what was said before. To read older turns, pass the next_cursor of a result as cursor.',
    annotations: { readOnlyHint: true, openWorldHint: false },
    input: z.object({
      conversation_id: conversationArgument,
      limit: z.optional(
        z
          .int('must be a whole number.')
          .check(
            z.minimum(1, 'must be at least 1.'),
            z.maximum(MAX_LIMIT, `must be at most ${MAX_LIMIT}.`),
            z.meta({ description: `The number of turns in a page. Defaults to ${DEFAULT_LIMIT}.` }),
          ),
      ),
      cursor: z.optional(
        z
          .string('must be a string.')
          .check(z.meta({ description: 'The next_cursor of the previous result. Omit it to read the newest page.' })),
      ),
      user_id: z.optional(customerArgument),
    }),
    output: z.object({
      conversation_id: z.string(),
      turns: z.array(TurnResult),
      next_cursor: z.nullable(z.string()),
    }),
    run: async ({ conversation_id, limit = DEFAULT_LIMIT, cursor, user_id }, caller: Customer) => {
      const id = { customer: customerOf(user_id, caller), conversation: conversation_id };
      const owner = ['history', id.customer, id.conversation];
      const before = cursor === undefined ? null : await cursors.open(owner, cursor);
      if (cursor !== undefined && before === null) {
        throw new ClientError('INVALID', { message: 'cursor: must be a next_cursor of this conversation.' });
      }
      const page = await transcripts.page(id, limit, before);
      const found = page.entries.filter((entry): entry is Exclude<typeof entry, Post> => !isPost(entry));
      const turns = fittingPage(found, MAX_PAGE_BYTES);
      const more = page.more || turns.length < page.entries.length;
      if (turns.length === 0 && before === null) throw new ClientError('NOT_FOUND');
      const oldest = turns.at(-1);
      const shown = turns.toReversed();
      return {
        text: inWords(shown),
        result: {
          conversation_id,
          turns: shown.map(toResult),
          next_cursor: more && oldest ? await cursors.seal(owner, oldest.key) : null,
        },
      };
    },
  });

const toResult = (turn: Turn): z.input<typeof TurnResult> => {
  const { key, message_id, status, message, started_at } = turn;
  const completed = turn.status === 'pending' || turn.status === 'held' ? null : turn;
  return {
    turn_id: key,
    message_id,
    status,
    message,
    answer: completed?.answer ?? null,
    model: completed?.model ?? null,
    sentiment: completed?.sentiment ?? null,
    sent_at: new Date(started_at).toISOString(),
    answered_at: completed && new Date(completed.answered_at).toISOString(),
  };
};
