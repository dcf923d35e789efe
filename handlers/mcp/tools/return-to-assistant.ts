import * as z from 'zod/mini';
import { heldSentence, noticeText } from '../../../core/desk/words.ts';
import { ClientError } from '../../../core/errors/client-error.ts';
import type { Metrics } from '../../../core/observability/metrics.ts';
import { defineTool } from '../../front/tools/define-tool.ts';
import type { Customer } from '../customer-caller.ts';
import { conversationArgument, customerArgument, messageIdArgument } from './arguments.ts';
import { DeskActResult } from './ask-for-person.ts';
import type { ActAtDesk } from './desk-act.ts';

/** `return_to_assistant`: takes the conversation back while it waits for a person. */
export const returnToAssistant = (act: ActAtDesk, metrics: Metrics) =>
  defineTool({
    name: 'return_to_assistant',
    title: 'Go back to the assistant',
    description:
      'Take a conversation that waits for a person back to the assistant. Once a person has taken it, only that person can give it back.',
    annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    input: z.object({
      conversation_id: conversationArgument,
      message_id: z.optional(messageIdArgument),
      user_id: z.optional(customerArgument),
    }),
    output: DeskActResult,
    run: async ({ conversation_id, ...asked }, caller: Customer) => {
      const conversation = () => conversation_id;
      const { desk, outcome, moved, ...acted } = await act(
        { ...asked, action: 'return_to_assistant', conversation },
        caller,
      );
      const language = desk.language ?? 'en';
      if (outcome === 'lost') {
        const who = desk.assignee?.name ?? 'A person';
        throw new ClientError('CONFLICT', {
          message: `${who} has the conversation and answers it: ${heldSentence(language)}`,
          details: acted,
        });
      }
      if (moved) metrics.record('TakenBack', 1, {});
      const text = noticeText('returned', { by: '', team: null }, language);
      return { text, result: { ...acted, text } };
    },
  });
