import { randomBytes } from 'node:crypto';

/** A tool server as `TOOL_SERVERS` names it, and the variables that its secret is in. */
export interface LocalToolServers {
  /** JSON of the list. */
  readonly list: string;
  readonly secrets: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

interface Store {
  readonly url: string;
  close(): Promise<void>;
}

/** Where the sample company is: named by its address, because Frontdesk knows nothing of it. */
const SAMPLE = new URL('../examples/store/store.ts', import.meta.url);

/** Starts the sample store, which lets in whoever has a token that nobody else knows. */
export const startSampleStore = async (dataDir: string | undefined): Promise<LocalToolServers> => {
  const { startStore } = (await import(SAMPLE.href)) as {
    startStore(options: { port: number; token: string; dataDir?: string }): Promise<Store>;
  };
  const token = randomBytes(16).toString('hex');
  const store = await startStore({ port: 0, token, ...(dataDir !== undefined && { dataDir }) });
  const server = { name: 'store', url: store.url, secret: 'env:STORE_TOKEN', identity: 'customer_id' };
  return { list: JSON.stringify([server]), secrets: { STORE_TOKEN: token }, close: () => store.close() };
};
