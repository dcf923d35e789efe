import { noticeText } from '../../../core/desk/words.ts';
import { ClientError } from '../../../core/errors/client-error.ts';
import { defineTool } from '../../front/tools/define-tool.ts';
import type { Customer } from '../customer-caller.ts';
import { ACT_HINTS, type ActAtDesk, ActInput, ActResult } from './desk-act.ts';

/** `close_conversation`: the customer says that the matter is solved. */
export const closeConversation = (act: ActAtDesk) =>
  defineTool({
    name: 'close_conversation',
    title: 'Close as solved',
    description:
      'Close a conversation because the customer says that their matter is solved. Never close it for them. The next message opens it again as a new matter.',
    annotations: ACT_HINTS,
    input: ActInput,
    output: ActResult,
    run: async ({ conversation_id, ...asked }, caller: Customer) => {
      const conversation = () => conversation_id;
      const { desk, outcome, ...acted } = await act({ ...asked, action: 'close_conversation', conversation }, caller);
      if (outcome === 'lost') throw new ClientError('CONFLICT', { details: acted });
      const text = noticeText('closed', { by: '', team: null }, desk.language ?? 'en');
      return { text, result: { ...acted, text } };
    },
  });
