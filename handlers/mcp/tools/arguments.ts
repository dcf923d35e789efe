import * as z from 'zod/mini';
import { Identifier, wellFormed } from '../../../core/access/identifier.ts';
import { MAX_MESSAGE_CHARACTERS } from '../../../core/turn/turn.ts';

const described = (description: string) => Identifier.check(z.meta({ description }));

export const messageArgument = z
  .string('must be a string.')
  .check(
    z.minLength(1, { error: 'must not be empty.', abort: true }),
    z.maxLength(MAX_MESSAGE_CHARACTERS, `must have at most ${MAX_MESSAGE_CHARACTERS} characters.`),
    z.regex(/[^\s\p{C}]/u, 'must not be blank.'),
    wellFormed,
    z.meta({ description: "The customer's words, as they were written." }),
  );

export const conversationArgument = described('The conversation, as an earlier answer named it.');

export const messageIdArgument = described(
  'Your own id of this message. Send the same one again after an error or a lost answer: the message is never answered twice.',
);

export const customerArgument = described('The customer for whom you act. Left out, it is you.');

export const actionArgument = described(
  'Consent to the proposed_action of the answer before: its id. Only send it when the customer has agreed to just that.',
);
