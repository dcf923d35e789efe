import * as z from 'zod/mini';
import { noticeText } from '../../../core/desk/words.ts';
import { defineTool } from '../../front/tools/define-tool.ts';
import type { Customer } from '../customer-caller.ts';
import { conversationArgument, customerArgument, messageIdArgument } from './arguments.ts';
import { DeskActResult } from './ask-for-person.ts';
import type { ActAtDesk } from './desk-act.ts';

/** `close_conversation`: the customer says that the matter is solved. */
export const closeConversation = (act: ActAtDesk) =>
  defineTool({
    name: 'close_conversation',
    title: 'Close as solved',
    description:
      'Close a conversation because the customer says that their matter is solved. Never close it for them. The next message opens it again as a new matter.',
    annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    input: z.object({
      conversation_id: conversationArgument,
      message_id: z.optional(messageIdArgument),
      user_id: z.optional(customerArgument),
    }),
    output: DeskActResult,
    run: async ({ conversation_id, ...asked }, caller: Customer) => {
      const conversation = () => conversation_id;
      const {
        desk,
        outcome: _,
        moved: __,
        ...acted
      } = await act({ ...asked, action: 'close_conversation', conversation }, caller);
      const text = noticeText('closed', { by: '', team: null }, desk.language ?? 'en');
      return { text, result: { ...acted, text } };
    },
  });
