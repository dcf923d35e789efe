import * as z from 'zod/mini';
import { MAX_MESSAGE_CHARACTERS } from '../../../core/turn/turn.ts';
import { idArgument, wordsArgument } from '../../front/tools/arguments.ts';

export const messageArgument = wordsArgument(
  `The customer's message, unchanged, of at most ${MAX_MESSAGE_CHARACTERS} characters.`,
);

export const conversationArgument = idArgument('The conversation_id of an earlier answer.');

export const messageIdArgument = idArgument(
  'Your idempotency key for this message. To retry after an error or a lost response, send the same key: a message is never answered twice.',
);

export const customerArgument = idArgument(
  'The customer to act for. Defaults to the authenticated customer. Any other customer requires the scope support:act_as.',
);

export const actionArgument = idArgument(
  'The id of the proposal in the previous answer. Send it only after the customer has agreed to exactly the actions of that proposal.',
);

export const turnArgument = idArgument('The turn_id of an answer.');

export const scoreArgument = z
  .int('must be a whole number.')
  .check(
    z.minimum(1, 'must be at least 1.'),
    z.maximum(5, 'must be at most 5.'),
    z.meta({ description: 'From 1, very bad, to 5, very good.' }),
  );
