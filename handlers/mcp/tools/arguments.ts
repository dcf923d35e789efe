import * as z from 'zod/mini';
import { asText, Identifier, requiredText, wellFormed } from '../../../core/access/identifier.ts';
import { sizeOf } from '../../../core/text/json.ts';
import { MAX_MESSAGE_CHARACTERS } from '../../../core/turn/turn.ts';

const text = z.transform((value: unknown) => asText(value) as string);

const described = (description: string) => z.pipe(text, Identifier.check(z.meta({ description })));

export const messageArgument = requiredText.check(
  z.minLength(1, { error: 'must not be empty.', abort: true }),
  z.maxLength(MAX_MESSAGE_CHARACTERS, `must have at most ${MAX_MESSAGE_CHARACTERS} characters.`),
  z.regex(/[^\s\p{C}]/u, 'must not be blank.'),
  wellFormed,
  // The state carries the message as JSON, in which a character that can be read has at most three bytes and a control character six.
  z.refine((message) => sizeOf(message) <= 3 * MAX_MESSAGE_CHARACTERS + 2, 'has too many control characters.'),
  z.meta({ description: `The customer's message, unchanged, of at most ${MAX_MESSAGE_CHARACTERS} characters.` }),
);

export const conversationArgument = described('The conversation_id of an earlier answer.');

export const messageIdArgument = described(
  'Your idempotency key for this message. To retry after an error or a lost response, send the same key: a message is never answered twice.',
);

export const customerArgument = described(
  'The customer to act for. Defaults to the authenticated customer. Any other customer requires the scope support:act_as.',
);

export const actionArgument = described(
  'The id of the proposal in the previous answer. Send it only after the customer has agreed to exactly the actions of that proposal.',
);
