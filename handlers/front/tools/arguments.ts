import * as z from 'zod/mini';
import { asText, Identifier, requiredText, wellFormed } from '../../../core/access/identifier.ts';
import { sizeOf } from '../../../core/text/json.ts';
import { MAX_MESSAGE_CHARACTERS } from '../../../core/turn/turn.ts';

const text = z.transform((value: unknown) => asText(value) as string);

/** An id that a client or an issuer chose. */
export const idArgument = (description: string) => z.pipe(text, Identifier.check(z.meta({ description })));

/** Words of a person, of at most `MAX_MESSAGE_CHARACTERS` characters. */
export const wordsArgument = (description: string) =>
  requiredText.check(
    z.minLength(1, { error: 'must not be empty.', abort: true }),
    z.maxLength(MAX_MESSAGE_CHARACTERS, `must have at most ${MAX_MESSAGE_CHARACTERS} characters.`),
    z.regex(/[^\s\p{C}]/u, 'must not be blank.'),
    wellFormed,
    // The state carries the words as JSON, in which a character that can be read has at most three bytes and a control character six.
    z.refine((words) => sizeOf(words) <= 3 * MAX_MESSAGE_CHARACTERS + 2, 'has too many control characters.'),
    z.meta({ description }),
  );
