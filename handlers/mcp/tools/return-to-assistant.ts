import { noticeText } from '../../../core/desk/words.ts';
import { ClientError } from '../../../core/errors/client-error.ts';
import { defineTool } from '../../front/tools/define-tool.ts';
import type { Customer } from '../customer-caller.ts';
import { ACT_HINTS, type ActAtDesk, ActInput, ActResult } from './desk-act.ts';

/** `return_to_assistant`: takes the conversation back while it waits for a person. */
export const returnToAssistant = (act: ActAtDesk) =>
  defineTool({
    name: 'return_to_assistant',
    title: 'Go back to the assistant',
    description:
      'Take a conversation that waits for a person back to the assistant. Once a person has taken it, only that person can give it back.',
    annotations: ACT_HINTS,
    input: ActInput,
    output: ActResult,
    run: async ({ conversation_id, ...asked }, caller: Customer) => {
      const conversation = () => conversation_id;
      const { desk, outcome, ...acted } = await act({ ...asked, action: 'return_to_assistant', conversation }, caller);
      if (outcome === 'lost') {
        const who = desk.assignee?.name ?? 'A person';
        throw new ClientError('CONFLICT', {
          message: `${who} has the conversation: only they can give it back to the assistant.`,
          details: acted,
        });
      }
      const text = noticeText('returned', { by: '', team: null }, desk.language ?? 'en');
      return { text, result: { ...acted, text } };
    },
  });
