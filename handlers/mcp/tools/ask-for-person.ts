import * as z from 'zod/mini';
import { wellFormed } from '../../../core/access/identifier.ts';
import type { Clock } from '../../../core/config/clock.ts';
import { deriveConversationId } from '../../../core/config/keys.ts';
import { nextOpening } from '../../../core/desk/hours.ts';
import { handoffSentence, heldSentence } from '../../../core/desk/words.ts';
import { ClientError } from '../../../core/errors/client-error.ts';
import type { Playbook } from '../../../core/playbook/playbook.ts';
import { defineTool } from '../../front/tools/define-tool.ts';
import type { Customer } from '../customer-caller.ts';
import { conversationArgument } from './arguments.ts';
import { ACT_HINTS, type ActAtDesk, ActInput, ActResult } from './desk-act.ts';

const MAX_CONTACT_CHARACTERS = 200;

const contactArgument = z
  .string('must be a string.')
  .check(
    z.maxLength(MAX_CONTACT_CHARACTERS, `must have at most ${MAX_CONTACT_CHARACTERS} characters.`),
    z.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*[^\s\p{Cc}][^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'must be one line of text.'),
    wellFormed,
    z.meta({ description: 'Where the customer can be reached when they are away, such as an e-mail address.' }),
  );

/** `ask_for_person`: asks for a person without a message, such as by a button. */
export const askForPerson = (act: ActAtDesk, playbook: () => Playbook, clock: Clock) =>
  defineTool({
    name: 'ask_for_person',
    title: 'Ask for a person',
    description:
      'Ask the support team to take the conversation over from the assistant. Use it only when the customer wants a person. Until the person gives the conversation back, messages sent with chat_with_ai are passed on, and are answered by people: read their replies with get_conversation_history. Omit conversation_id to start a new conversation. Asking again while it waits changes nothing but the contact.',
    annotations: ACT_HINTS,
    input: z.extend(ActInput, {
      conversation_id: z.optional(conversationArgument),
      contact: z.optional(contactArgument),
    }),
    output: ActResult,
    run: async ({ conversation_id, ...asked }, caller: Customer) => {
      const guide = playbook();
      if (guide.handoff === 'off') throw new ClientError('INVALID', { message: NO_DESK });
      const conversation = (customer: string, messageId: string) =>
        conversation_id ?? deriveConversationId(customer, messageId);
      const { desk, outcome: _, ...acted } = await act({ ...asked, action: 'ask_for_person', conversation }, caller);
      const language = desk.language ?? guide.languages[0] ?? 'en';
      const opensAt = nextOpening(guide.hours, clock.now());
      const opening = { opensAt, timezone: guide.hours?.timezone ?? null, asksContact: desk.contact === null };
      const text = desk.state === 'human' ? heldSentence(language) : handoffSentence(opening, language);
      return { text, result: { ...acted, text } };
    },
  });

const NO_DESK = 'Nobody of the team can be asked here. The assistant answers messages that are sent with chat_with_ai.';
