import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import * as z from 'zod/mini';
import { explainError } from '../http/explain-error.ts';

const Desk = z.object({
  state: z.string(),
  team: z.nullable(z.string()),
  assignee: z.nullable(z.object({ name: z.string() })),
  reason: z.nullable(z.string()),
  words: z.nullable(z.string()),
  contact: z.nullable(z.string()),
  waiting_minutes: z.nullable(z.number()),
  overdue: z.boolean(),
});

const Row = z.extend(Desk, { customer: z.string(), conversation_id: z.string(), title: z.string() });
export type Row = z.infer<typeof Row>;
const Queue = z.object({ rows: z.array(Row) });

const Entry = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('turn'),
    turn_id: z.string(),
    status: z.string(),
    message: z.string(),
    answer: z.nullable(z.string()),
    lookups: z.array(z.object({ tool: z.string(), asked: z.string(), came_back: z.string() })),
    actions: z.array(z.object({ title: z.string(), outcome: z.string() })),
  }),
  z.object({
    type: z.literal('post'),
    id: z.string(),
    kind: z.enum(['reply', 'note', 'notice']),
    author: z.nullable(z.object({ name: z.string() })),
    text: z.string(),
  }),
]);
export type Entry = z.infer<typeof Entry>;

const Case = z.object({
  customer: z.string(),
  conversation_id: z.string(),
  version: z.number(),
  desk: Desk,
  entries: z.array(Entry),
});
export type Case = z.infer<typeof Case>;

const Act = z.object({
  outcome: z.string(),
  customer: z.nullable(z.string()),
  conversation_id: z.nullable(z.string()),
  desk: z.nullable(Desk),
  suggestion: z.nullable(z.object({ text: z.string() })),
});
type Act = z.infer<typeof Act>;

const Failure = z.object({ code: z.string(), message: z.string() });

/** The desk's tools for the terminal. Each call throws an error of one line. */
export interface DeskClient {
  queue(view: string): Promise<readonly Row[]>;
  open(of: Pick<Case, 'customer' | 'conversation_id'>): Promise<Case>;
  act(tool: string, args: object): Promise<{ readonly text: string; readonly act: Act }>;
  close(): Promise<void>;
}

export const connectDesk = async (url: string, token: string | undefined): Promise<DeskClient> => {
  const client = new Client({ name: 'frontdesk-desk', version: '1.0.0' });
  const explain = (error: unknown): never => {
    throw explainError(url, error);
  };
  const authProvider = { token: async () => token };
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { authProvider })).catch(explain);

  const call = async <T>(name: string, args: object, result: z.ZodMiniType<T>) => {
    const { structuredContent, content } = await client.callTool({ name, arguments: { ...args } }).catch(explain);
    const failed = Failure.safeParse(structuredContent);
    if (failed.success) throw new Error(`${failed.data.code}: ${failed.data.message}`);
    const [first] = content;
    return { data: result.parse(structuredContent), text: first?.type === 'text' ? first.text : '' };
  };
  return {
    queue: async (view) => (await call('list_queue', { view }, Queue)).data.rows,
    open: async ({ customer, conversation_id }) => (await call('open_case', { customer, conversation_id }, Case)).data,
    act: async (tool, args) => {
      const { data, text } = await call(tool, args, Act);
      return { act: data, text };
    },
    close: () => client.close(),
  };
};
