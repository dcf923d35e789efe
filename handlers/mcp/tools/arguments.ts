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
