import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import * as z from 'zod/mini';
import type { ConversationId } from '../../core/config/keys.ts';
import { ChatResult } from '../../core/turn/chat-result.ts';
import { startDynamoDb } from '../../local/aws/dynamodb/server.ts';
import { startStack } from '../../local/stack.ts';
import { MARKER, type Scenario, type Script, startScriptedBedrock } from './bedrock/scripted-bedrock.ts';
import { callTool, type ToolReply } from './rpc.ts';
import { TestTable } from './table.ts';

/** The error result of a tool call. */
const Failure = z.looseObject({
  code: z.string(),
  message: z.string(),
  retryable: z.boolean(),
  retry_after_ms: z.optional(z.number()),
  message_id: z.optional(z.string()),
  conversation_id: z.optional(z.string()),
});
export type Failure = z.infer<typeof Failure>;

const History = z.object({
  conversation_id: z.string(),
  turns: z.array(
    z.looseObject({ turn_id: z.string(), status: z.string(), message: z.string(), answer: z.nullable(z.string()) }),
  ),
  next_cursor: z.nullable(z.string()),
});

/** Changes to the talk's arguments; undefined omits one. */
export interface Given {
  readonly conversation_id?: string | undefined;
  readonly message_id?: string | undefined;
  readonly user_id?: string;
  readonly confirm_action?: string;
}

/** One customer in one conversation, with the models that answer in it. */
export class Talk {
  readonly id: ConversationId;
  readonly models: Scenario;
  readonly #url: string;

  constructor(url: string, models: Scenario, id: ConversationId) {
    this.#url = url;
    this.models = models;
    this.id = id;
  }

  /** The message with the marker by which the scripted Bedrock finds its script. */
  words(words: string): string {
    return `${words} ${this.models.marker}`;
  }

  send(words: string, given: Given = {}): Promise<ToolReply> {
    const { customer: user_id, conversation: conversation_id } = this.id;
    return callTool(this.#url, 'chat_with_ai', { message: this.words(words), user_id, conversation_id, ...given });
  }

  /** Sends a message that must be answered. */
  async ask(words: string, given: Given = {}): Promise<ChatResult> {
    const reply = await this.send(words, given);
    expect(reply).toMatchObject({ isError: false, text: expect.stringContaining(String(reply.data.answer)) });
    return ChatResult.parse(reply.data);
  }

  /** Sends a message that must end with an error. */
  async fail(words: string, given: Given = {}): Promise<Failure> {
    const reply = await this.send(words, given);
    expect(reply).toMatchObject({ isError: true, text: reply.data.message });
    return Failure.parse(reply.data);
  }

  async history(given: Given & { limit?: number; cursor?: string } = {}) {
    const { customer: user_id, conversation: conversation_id } = this.id;
    const args = { user_id, conversation_id, ...given };
    return History.parse((await callTool(this.#url, 'get_conversation_history', args)).data);
  }

  /** The messages of the n-th call of a tier (-1 is the last), by role and joined text. */
  sent(tier: 'fast' | 'strong' | 'triage', at = -1): (readonly [role: string, text: string])[] {
    const { messages = [] } = this.models.of(tier).at(at)?.body ?? {};
    return messages.map(({ role, content }) => [role, content.flatMap(({ text }) => text ?? []).join('\n')] as const);
  }
}

export interface World {
  readonly url: string;
  readonly table: TestTable;
  /** All log lines of the functions. */
  readonly logs: readonly string[];
  /** The models behind messages that are sent without a talk. */
  readonly unmarked: Scenario;
  talk(script?: Script, id?: Partial<ConversationId>): Talk;
  /** Also fails the test file if Bedrock would have rejected a request, or if a customer's message was logged. */
  close(): Promise<void>;
}

/** The one-machine system, with a scripted Bedrock and access to the table. `playbook` is a name or a path. */
export const startWorld = async (
  environment: Readonly<Record<string, string>> = {},
  playbook?: string,
): Promise<World> => {
  const [bedrock, dynamo] = await Promise.all([startScriptedBedrock(), startDynamoDb()]);
  const table = new TestTable(dynamo.url);
  const logs: string[] = [];
  const stack = await startStack({
    port: 0,
    playbook,
    environment: {
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url,
      AWS_ENDPOINT_URL_DYNAMODB: dynamo.url,
      TOOL_SERVERS: '[]',
      ...environment,
    },
    onLog: (line) => logs.push(line),
  });
  return {
    url: stack.url,
    table,
    logs,
    unmarked: bedrock.unmarked,
    talk: (script = {}, { customer = `u-${randomUUID()}`, conversation = `t-${randomUUID()}` } = {}) => {
      const models = bedrock.scenario();
      models.script(script);
      return new Talk(stack.url, models, { customer, conversation });
    },
    close: async () => {
      await stack.close();
      table.close();
      await Promise.all([bedrock.close(), dynamo.close()]);
      expect(bedrock.violations).toEqual([]);
      expect(logs.filter((line) => MARKER.test(line))).toEqual([]);
    },
  };
};
