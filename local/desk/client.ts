import { setTimeout as pause } from 'node:timers/promises';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import * as z from 'zod/mini';
import { explainError } from '../http/explain-error.ts';
import { Act, Case, Desk, Queue, type Row } from './results.ts';
import { showOwner } from './show.ts';

const Failure = z.object({
  code: z.string(),
  message: z.string(),
  retryable: z.boolean(),
  desk: z.optional(z.nullable(Desk)),
});
const ATTEMPTS = 5;
const WAIT_MS = 2000;

/** A call that certainly did nothing. After any other error it may have. */
export class Refused extends Error {}

/** What the terminal needs of the desk's tools. Each throws an error for the terminal, and repeats a call of which it is not known whether it was carried out. */
export interface DeskClient {
  queue(view: string): Promise<readonly Row[]>;
  open(of: Pick<Case, 'customer' | 'conversation_id'>): Promise<Case>;
  act(tool: string, args: object): Promise<{ readonly text: string; readonly act: Act }>;
  close(): Promise<void>;
}

export const connectDesk = async (url: string, token: string | undefined): Promise<DeskClient> => {
  const client = new Client({ name: 'frontdesk-desk', version: '1.0.0' });
  const explain = (error: unknown): never => {
    throw explainError(url, error, 'FRONTDESK_DESK_TOKEN');
  };
  const authProvider = { token: async () => token };
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { authProvider })).catch(explain);

  const call = async <T>(name: string, args: object, result: z.ZodMiniType<T>) => {
    for (let attempt = 1; ; attempt++) {
      const { structuredContent, content } = await client.callTool({ name, arguments: { ...args } }).catch(explain);
      const failed = Failure.safeParse(structuredContent);
      if (!failed.success) {
        const [first] = content;
        return { data: result.parse(structuredContent), text: first?.type === 'text' ? first.text : '' };
      }
      const { code, message, desk, retryable } = failed.data;
      if (!retryable) throw new Refused(code === 'CONFLICT' && desk ? conflict(desk) : message);
      if (attempt === ATTEMPTS) throw new Error(message);
      await pause(WAIT_MS);
    }
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

const conflict = (desk: Desk): string =>
  `Nothing was done: the customer wrote, somebody else came first, or this does not fit. The conversation is ${showOwner(desk)}.`;
