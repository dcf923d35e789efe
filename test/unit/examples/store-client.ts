import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterEach } from 'vitest';
import { DATA_DAY } from '../../../examples/store/shop/read-shop.ts';
import { type Store, type StoreOptions, startStore } from '../../../examples/store/store.ts';

export const NOON = Date.parse(`${DATA_DAY}T12:00:00Z`);

type Mode = 'legacy' | { pin: string };

/** Connects the official client, by default with the older protocol revisions. */
export const connect = async (url: string, mode: Mode = 'legacy', headers: Record<string, string> = {}) => {
  const client = new Client({ name: 'test', version: '1.0.0' }, { versionNegotiation: { mode } });
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }));
  return client;
};

export interface Answer {
  readonly refused: boolean;
  readonly text: string;
  readonly result: Record<string, unknown> | undefined;
}

/** Starts stores for the tests of a file, with the day of the data as the current day, and closes them after each test. */
export const useStores = () => {
  const opened: Array<{ close(): Promise<void> }> = [];
  afterEach(async () => {
    for (const part of opened.splice(0).reverse()) await part.close();
  });
  return async (options: Partial<StoreOptions> = {}) => {
    const store: Store = await startStore({ port: 0, now: () => NOON, ...options });
    opened.push(store);
    const client = await connect(store.url, { pin: '2026-07-28' });
    opened.push(client);
    const call = async (name: string, args: Record<string, unknown>): Promise<Answer> => {
      const { isError = false, content, structuredContent } = await client.callTool({ name, arguments: args });
      const [block] = content;
      if (block?.type !== 'text' || content.length !== 1) throw new TypeError('A tool answers with one text.');
      return { refused: isError, text: block.text, result: structuredContent as Answer['result'] };
    };
    return { store, client, call };
  };
};
