import * as z from 'zod/mini';

const MAX_CHARACTERS = 128;
/** Two percent-encoded ids must fit a DynamoDB partition key (2,048 bytes). */
const MAX_ENCODED = 1000;

/** Rejects unpaired surrogates, because UTF-8 would store another character than was sent. */
export const wellFormed = z.refine<string>((value) => value.isWellFormed(), 'must be well-formed Unicode.');

/** Clients send an id of digits as a number. A number beyond 2^53 has lost digits, and stays a number. */
export const asText = (value: unknown): unknown => (Number.isSafeInteger(value) ? String(value) : value);

/** Its error tells an absent value from one of another type. */
export const requiredText = z.string({
  error: ({ input }) => (input === undefined ? 'is required.' : 'must be a string.'),
});

/** The id of a customer, conversation or message, chosen by a client or an issuer. */
export const Identifier = requiredText.check(
  z.minLength(1, 'must not be empty.'),
  z.maxLength(MAX_CHARACTERS, `must have at most ${MAX_CHARACTERS} characters.`),
  z.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'must not contain control characters or line separators.'),
  wellFormed,
  z.refine(
    (value) => !value.isWellFormed() || encodeURIComponent(value).length <= MAX_ENCODED,
    `must have at most ${MAX_ENCODED} characters when percent-encoded.`,
  ),
);
