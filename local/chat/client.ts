import { randomUUID } from 'node:crypto';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import * as z from 'zod/mini';
import { fromJson } from '../../core/text/json.ts';
import { indented } from '../../core/text/plain-text.ts';
import { ChatResult, ConversationState, PersonMessage } from '../../core/turn/chat-result.ts';
import { explainError } from '../http/explain-error.ts';
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
  /** Asks for a person, optionally with an address; takes the conversation back from the queue; or closes it as solved. */
  act(tool: 'ask_for_person' | 'return_to_assistant' | 'close_conversation', contact?: string): Promise<Said>;
  /** What people wrote, and notices, since the last answer or call. */
  news(): Promise<readonly string[]>;
  /** Whether a person has the conversation, or was asked. */
  isWithPeople(): boolean;
  close(): Promise<void>;
}

const Failure = z.object({
  code: z.string(),
  message: z.string(),
  retryable: z.boolean(),
  answer: z.optional(z.string()),
});
const Acted = z.object({ conversation_id: z.string(), text: z.string(), conversation: ConversationState });
const News = z.object({
  conversation: ConversationState,
  turns: z.array(z.object({ turn_id: z.string(), status: z.string() })),
  messages: z.array(PersonMessage),
  poll_cursor: z.string(),
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
  let state: ConversationState['state'] = 'bot';
  let after: string | undefined;
  const shown = new Set<string>();
  /** Those that were not shown before, in words. */
  const fresh = (messages: readonly PersonMessage[]): string[] =>
    messages.flatMap(({ id, author, text }) => {
      if (shown.has(id)) return [];
      shown.add(id);
      return [author === null ? `(${indented(text)})` : `${author}> ${indented(text)}`];
    });
  const named = () => ({
    ...(current !== undefined && { conversation_id: current }),
    ...(customer !== undefined && { user_id: customer }),
  });

  const call = (message: string, messageId: string) =>
    client.callTool(
      {
        name: 'chat_with_ai',
        arguments: {
          message,
          message_id: messageId,
          ...named(),
        },
      },
      // Progress shows that the turn goes on, however long its models may take.
      { timeout: TIMEOUT_MS, onprogress: () => {}, resetTimeoutOnProgress: true },
    );

  const news = async (): Promise<string[]> => {
    if (current === undefined) return [];
    const args = { ...named(), ...(after !== undefined && { after }) };
    const { structuredContent } = await client
      .callTool({ name: 'get_conversation_history', arguments: args })
      .catch(explain);
    const read = News.safeParse(structuredContent);
    if (!read.success) return [];
    after = read.data.poll_cursor;
    state = read.data.conversation.state;
    return fresh(read.data.messages);
  };

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
          const { conversation_id, answer, messages } = receipt.data;
          current = conversation_id;
          state = receipt.data.conversation?.state ?? state;
          const text = `${[...fresh(messages), answer].join('\n')}\n\n${formatReceipt(receipt.data)}`;
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
    act: async (tool, contact) => {
      const args = { ...named(), ...(contact && { contact }) };
      if (tool !== 'ask_for_person' && current === undefined)
        return { answered: false, text: 'There is no conversation yet: write a message first.' };
      const { structuredContent } = await client.callTool({ name: tool, arguments: args }).catch(explain);
      const acted = Acted.safeParse(structuredContent);
      if (!acted.success) {
        const failure = Failure.safeParse(structuredContent);
        return { answered: false, text: failure.success ? failure.data.message : JSON.stringify(structuredContent) };
      }
      current = acted.data.conversation_id;
      state = acted.data.conversation.state;
      // The notice of it, which would otherwise come with the next answer.
      const notices = await news();
      return { answered: true, text: notices.length > 0 ? notices.join('\n') : acted.data.text };
    },
    news,
    isWithPeople: () => state === 'waiting' || state === 'human',
    close: () => client.close(),
  };
};
