import * as z from 'zod/mini';
import { wellFormed } from '../access/identifier.ts';

const MAX_CHARACTERS = 500;

/** The value of a prompt's argument. It is one line, so that it cannot leave the line or quotation around it. */
export const ArgumentValue = z
  .string('must be text.')
  .check(
    z.maxLength(MAX_CHARACTERS, `must have at most ${MAX_CHARACTERS} characters.`),
    z.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'must be one line without control characters.'),
    wellFormed,
  );
