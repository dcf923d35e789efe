import * as z from 'zod/mini';
import { wellFormed } from '../../../core/access/identifier.ts';
import { MAX_COMMENT_CHARACTERS, ratedEpisode } from '../../../core/desk/feedback.ts';
import { ClientError, toClientError } from '../../../core/errors/client-error.ts';
import { defineTool } from '../../front/tools/define-tool.ts';
import type { Customer } from '../customer-caller.ts';
import { scoreArgument, turnArgument } from './arguments.ts';
import { ACT_HINTS, type ActAtDesk, ActInput } from './desk-act.ts';

const commentArgument = z
  .string('must be a string.')
  .check(
    z.maxLength(MAX_COMMENT_CHARACTERS, `must have at most ${MAX_COMMENT_CHARACTERS} characters.`),
    z.regex(/[^\s\p{C}]/u, 'must not be blank.'),
    wellFormed,
    z.meta({ description: "The customer's own words about it, for the team." }),
  );

/** `give_feedback`: the customer rates an answer, or an episode, such as by a thumb or after a close. */
export const giveFeedback = (act: ActAtDesk) =>
  defineTool({
    name: 'give_feedback',
    title: 'Give feedback',
    description:
      "Store the customer's feedback on an answer. Without turn_id, it is about the last closed episode, or about the current one if none is closed. A thumb up is the score 5, a thumb down 1. Use it only for what the customer said: never rate for them. Later feedback about the same replaces the earlier one.",
    annotations: ACT_HINTS,
    input: z.extend(ActInput, {
      turn_id: z.optional(turnArgument),
      score: scoreArgument,
      comment: z.optional(commentArgument),
    }),
    output: z.object({
      conversation_id: z.string(),
      message_id: z.string(),
      /** The answer that was rated; null for an episode. */
      turn_id: z.nullable(z.string()),
      /** The number of the episode that was rated; null for an answer. */
      episode: z.nullable(z.number()),
      score: z.number(),
    }),
    run: async ({ turn_id, score, comment = null, ...asked }, caller: Customer) => {
      const { conversation_id, ...rest } = asked;
      const feedback = { turn: turn_id ?? null, score, comment };
      const request = { ...rest, action: 'give_feedback', conversation: () => conversation_id, feedback } as const;
      const { desk, message_id } = await act(request, caller).catch((error: unknown) => {
        const { code, details } = toClientError(error);
        if (code !== 'NOT_FOUND' || turn_id === undefined) throw error;
        throw new ClientError(code, { message: 'The customer has no such answer in this conversation.', details });
      });
      const episode = turn_id === undefined ? ratedEpisode(desk) : null;
      return {
        text: 'The feedback is stored.',
        result: { conversation_id, message_id, turn_id: turn_id ?? null, episode, score },
      };
    },
  });
