import { randomUUID } from 'node:crypto';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import * as z from 'zod/mini';
import { fromJson } from '../../core/text/json.ts';
import { ChatResult } from '../../core/turn/chat-result.ts';
import { explainError } from './explain-error.ts';
import { formatReceipt } from './receipt.ts';

export interface Said {
  readonly answered: boolean;
  /** The answer with its receipt, or the error. */
  readonly text: string;
}

export interface ChatClient {
  /** The playbook's greeting in the first of these languages that it has, or in its own first; empty if the server has none. */
  greeting(languages: readonly string[]): Promise<string>;
  send(message: string): Promise<Said>;
  close(): Promise<void>;
}

const Failure = z.object({
  code: z.string(),
  message: z.string(),
  retryable: z.boolean(),
  answer: z.optional(z.string()),
});
const Greetings = z.object({ languages: z.array(z.string()), greeting: z.record(z.string(), z.string()) });
const ATTEMPTS = 5;
const WAIT_MS = 2000;
/** API Gateway's integration timeout, counted from the last sign of progress. */
const TIMEOUT_MS = 135_000;

export interface ChatOptions {
  readonly customer?: string | undefined;
  readonly conversation?: string | undefined;
  readonly token?: string | undefined;
}

/** An MCP client for one conversation. It repeats a message with the same message_id after a retryable error. */
export const connect = async (
  url: string,
  { customer, conversation, token }: ChatOptions = {},
): Promise<ChatClient> => {
  const client = new Client({ name: 'frontdesk-chat', version: '1.0.0' });
  const explain = (error: unknown): never => {
    throw explainError(url, error);
  };
  const authProvider = { token: async () => token };
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { authProvider })).catch(explain);
  let current = conversation;

  const call = (message: string, messageId: string) =>
    client.callTool(
      {
        name: 'chat_with_ai',
        arguments: {
          message,
          message_id: messageId,
          ...(current !== undefined && { conversation_id: current }),
          ...(customer !== undefined && { user_id: customer }),
        },
      },
      // Progress shows that the turn goes on, however long its models may take.
      { timeout: TIMEOUT_MS, onprogress: () => {}, resetTimeoutOnProgress: true },
    );

  return {
    greeting: async (languages) => {
      const { contents } = await client.readResource({ uri: 'frontdesk://playbook' }).catch(() => ({ contents: [] }));
      const [first] = contents;
      const playbook = Greetings.safeParse(first && 'text' in first ? fromJson(first.text) : null);
      if (!playbook.success) return '';
      const { languages: supported, greeting } = playbook.data;
      return greeting[languages.find((language) => supported.includes(language)) ?? supported[0] ?? ''] ?? '';
    },
    send: async (message) => {
      const messageId = randomUUID();
      for (let attempt = 1; ; attempt++) {
        const { structuredContent, isError, content } = await call(message, messageId).catch(explain);
        const receipt = ChatResult.safeParse(structuredContent);
        if (receipt.success) {
          current = receipt.data.conversation_id;
          const text = `${receipt.data.answer}\n\n${formatReceipt(receipt.data)}`;
          return { answered: isError !== true, text };
        }
        const failure = Failure.safeParse(structuredContent);
        if (!failure.success) return { answered: false, text: JSON.stringify(content) };
        if (!failure.data.retryable || attempt === ATTEMPTS) {
          return { answered: false, text: `${failure.data.code}: ${failure.data.message}` };
        }
        await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
      }
    },
    close: () => client.close(),
  };
};
