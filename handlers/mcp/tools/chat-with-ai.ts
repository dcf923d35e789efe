import * as z from 'zod/mini';
import { ChatResult } from '../../../core/turn/chat-result.ts';
import { defineTool } from '../../front/tools/define-tool.ts';
import type { Customer } from '../customer-caller.ts';
import type { AnswerTurn } from './answer-turn.ts';
import {
  actionArgument,
  conversationArgument,
  customerArgument,
  messageArgument,
  messageIdArgument,
} from './arguments.ts';

const Input = z.object({
  message: messageArgument,
  conversation_id: z.optional(conversationArgument),
  message_id: z.optional(messageIdArgument),
  user_id: z.optional(customerArgument),
  confirm_action: z.optional(actionArgument),
});

/** For clients that show only text: what people wrote since the turn before stands in front of the answer. */
const inWords = ({ messages, answer }: ChatResult): string =>
  [...messages.map(({ author, text }) => (author === null ? `(${text})` : `${author}: ${text}`)), answer].join('\n\n');

/** `chat_with_ai`: answers one customer message. If no model could answer, the error carries the full result. */
export const chatWithAi = (answerTurn: AnswerTurn) =>
  defineTool({
    name: 'chat_with_ai',
    title: 'Chat with customer support',
    description:
      'Send one customer message to customer support and get the answer. With the status held, a person of the team has the conversation: the message was passed on, and the reply comes with the next answer or get_conversation_history. Use it for questions about orders, accounts, products, policies and problems. To continue a conversation, pass the conversation_id of the previous answer; omit it to start a new one. The result includes the model that answered, the cost, the sentiment of the message, and whether a hand-off to a person was requested. An answer may propose changes, such as a return: nothing is changed until the customer agrees, so pass on their own words, and never agree for them. An answer can take up to a minute: ask for progress and let it reset your time-out, or send a message_id, and if your call times out, send the same message with the same message_id again to get the stored answer.',
    annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
    input: Input,
    output: ChatResult,
    run: async (args, caller: Customer) => {
      const result = await answerTurn(args, caller);
      return { text: inWords(result), result };
    },
  });
