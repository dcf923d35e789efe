import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { findPlaybook } from '../playbooks/find.ts';
import { namedSecrets } from './named-secrets.ts';

/** The value of `TOOL_SERVERS`, and the variables that hold its secrets. */
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

type Environment = Readonly<Record<string, string | undefined>>;

export const NO_SERVERS = '[]';

/** Imported by URL, because Frontdesk does not depend on the sample store. */
const SAMPLE = new URL('../examples/store/store.ts', import.meta.url);

/** Whether the sample store is used: for the playbook `ecommerce`, if the user names no servers. */
export const usesSampleStore = ({ TOOL_SERVERS }: Environment, playbook: string): boolean =>
  !TOOL_SERVERS && findPlaybook(playbook).name === 'ecommerce';

/**
 * Returns the servers that the user names in `TOOL_SERVERS`, for any playbook. Without them, starts the sample store or
 * returns an empty list.
 */
export const startToolServers = async (environment: Environment, playbook: string): Promise<LocalToolServers> => {
  const { TOOL_SERVERS, DATA_DIR } = environment;
  if (usesSampleStore(environment, playbook)) return startSampleStore(DATA_DIR ? join(DATA_DIR, 'store') : undefined);
  const list = TOOL_SERVERS || NO_SERVERS;
  return { list, secrets: namedSecrets(list, environment), close: async () => {} };
};

const startSampleStore = async (dataDir: string | undefined): Promise<LocalToolServers> => {
  const { startStore } = (await import(SAMPLE.href)) as {
    startStore(options: { port: number; token: string; dataDir?: string }): Promise<Store>;
  };
  const token = randomBytes(16).toString('hex');
  const store = await startStore({ port: 0, token, ...(dataDir !== undefined && { dataDir }) });
  const server = { name: 'store', url: store.url, secret: 'env:STORE_TOKEN', identity: 'customer_id' };
  return { list: JSON.stringify([server]), secrets: { STORE_TOKEN: token }, close: () => store.close() };
};
