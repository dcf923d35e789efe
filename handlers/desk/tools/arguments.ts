import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { Resolution } from '../../../core/desk/desk.ts';
import { isSafeUrl } from '../../../core/tools/server.ts';
import { MAX_MESSAGE_CHARACTERS } from '../../../core/turn/turn.ts';
import { idArgument, wordsArgument } from '../../front/tools/arguments.ts';

const MAX_URL_CHARACTERS = 2000;

/** Which conversation. Two customers may use the same conversation_id. */
export const whichConversation = {
  customer: idArgument('The customer, as list_queue or take_next names them.'),
  conversation_id: idArgument('The conversation, as list_queue or take_next names it.'),
} as const;

export const messageIdArgument = z._default(
  idArgument(
    'Your idempotency key for this call. To repeat a call after an error or a lost response, send the same key and arguments: nothing is done twice. Made up, and returned, if left out.',
  ),
  () => randomUUID(),
);

export const episodeArgument = z.int('must be a whole number.').check(
  z.minimum(1, 'must not be less than 1.'),
  z.meta({
    description:
      'The episode that the ticket is for, as the webhook events name it. If it is not the current episode, the error is CONFLICT and nothing is done. Defaults to the current episode.',
  }),
);

export const versionArgument = z.int('must be a whole number.').check(
  z.minimum(0, 'must not be negative.'),
  z.meta({
    description:
      'The version that open_case showed. If the conversation has changed since, nothing is done, and the error CONFLICT says who has it now.',
  }),
);

export const replyArgument = wordsArgument(
  `What the customer reads, unchanged, under your name: at most ${MAX_MESSAGE_CHARACTERS} characters.`,
);

export const noteArgument = wordsArgument(
  `What your team reads, and neither the customer nor a model: at most ${MAX_MESSAGE_CHARACTERS} characters.`,
);

export const languagesArgument = z
  .array(
    z.string('must be language codes such as en.').check(z.regex(/^[a-z]{2}$/, 'must be language codes such as en.')),
    'must be a list of language codes such as ["en", "de"].',
  )
  .check(
    z.maxLength(20, 'must have at most 20 languages.'),
    z.meta({ description: 'ISO 639-1 codes of the languages that you can answer in. Any if left out.' }),
  );

/** The resolutions of people and programs; only the clock sets the others. */
const RESOLUTIONS = ['solved', 'not_solved', 'no_reply', 'spam'] as const satisfies readonly Resolution[];

export const resolutionArgument = z
  .enum(RESOLUTIONS, `must be one of ${RESOLUTIONS.join(', ')}.`)
  .check(z.meta({ description: 'How the conversation ended, for the figures. The customer does not see it.' }));

export const ticketUrlArgument = z
  .string('must be a string.')
  .check(
    z.maxLength(MAX_URL_CHARACTERS, `must have at most ${MAX_URL_CHARACTERS} characters.`),
    z.refine(isSafeUrl, 'must be an https URL without a password, or http on this machine.'),
    z.meta({ description: 'Where the team can open the ticket: an https URL.' }),
  );

export const cursorArgument = z.string('must be a string.').check(
  z.meta({
    description: 'The next_cursor of the previous result, with the same other arguments. Omit it for the first page.',
  }),
);
