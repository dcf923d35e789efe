import * as z from 'zod/mini';
import type { AnswerTurn } from './answer-turn.ts';
import {
  actionArgument,
  conversationArgument,
  customerArgument,
  messageArgument,
  messageIdArgument,
} from './arguments.ts';
import { ChatResult } from './chat-result.ts';
import { defineTool } from './define-tool.ts';

const Input = z.strictObject({
  message: messageArgument,
  conversation_id: z.optional(conversationArgument),
  message_id: z.optional(messageIdArgument),
  user_id: z.optional(customerArgument),
  confirm_action: z.optional(actionArgument),
});

/** `chat_with_ai`: one customer message, answered. A turn that no model could answer is an error that carries the whole result. */
export const chatWithAi = (answerTurn: AnswerTurn) =>
  defineTool({
    name: 'chat_with_ai',
    title: 'Chat with customer support',
    description:
      'Send one message of a customer to customer support and get the answer. Use it for questions about orders, accounts, products, policies and problems. Pass the conversation_id of the answer before to go on with a conversation; leave it out to begin one. The result says which model answered, what it cost, the sentiment of the message, and whether a person was asked for.',
    annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
    input: Input,
    output: ChatResult,
    run: async (args, caller) => {
      const result = await answerTurn(args, caller);
      return { text: result.answer, result };
    },
  });
