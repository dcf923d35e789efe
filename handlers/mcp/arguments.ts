import * as z from 'zod/mini';
import { MAX_MESSAGE_CHARACTERS } from '../../core/turn.ts';

const MAX_ID_CHARACTERS = 128;
/** Two ids, percent-encoded, have to fit DynamoDB's partition key of 2,048 bytes. */
const MAX_ENCODED_ID = 1000;

/** Text that survives UTF-8: an unpaired surrogate would be stored as another character than was sent. */
const wellFormed = z.refine<string>((value) => value.isWellFormed(), 'must be well-formed Unicode.');

/** An identifier that a client chose. */
const id = z.string('must be a string.').check(
  z.minLength(1, 'must not be empty.'),
  z.maxLength(MAX_ID_CHARACTERS, `must have at most ${MAX_ID_CHARACTERS} characters.`),
  z.regex(/^\P{Cc}*$/u, 'must not contain control characters.'),
  wellFormed,
  z.refine(
    (value) => !value.isWellFormed() || encodeURIComponent(value).length <= MAX_ENCODED_ID,
    `must have at most ${MAX_ENCODED_ID} characters when it is percent-encoded.`,
  ),
);

const described = (schema: typeof id, description: string) => schema.check(z.meta({ description }));

export const messageArgument = z
  .string('must be a string.')
  .check(
    z.minLength(1, { error: 'must not be empty.', abort: true }),
    z.maxLength(MAX_MESSAGE_CHARACTERS, `must have at most ${MAX_MESSAGE_CHARACTERS} characters.`),
    z.regex(/[^\s\p{C}]/u, 'must not be blank.'),
    wellFormed,
    z.meta({ description: "The customer's words, as they were written." }),
  );

export const conversationArgument = described(id, 'The conversation, as an earlier answer named it.');

export const messageIdArgument = described(
  id,
  'Your own id of this message. Send the same one again after an error or a lost answer: the message is never answered twice.',
);

export const customerArgument = described(id, 'The customer for whom you act. Left out, it is you.');
