import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ChildMessage } from './child.ts';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
const PATIENCE_MS = 5000;
const LAST_WORDS = 2000;

export interface DynamoDbOptions {
  /** Created if missing; by default all data is in memory. */
  readonly dataDir?: string;
}

export interface DynamoDb {
  /** For `AWS_ENDPOINT_URL_DYNAMODB`. */
  readonly url: string;
  /** Ends the process cleanly, so that `dataDir` can be reopened at once. Idempotent. */
  close(): Promise<void>;
}

/**
 * Serves DynamoDB on loopback from a child process, which always ends with this one. Rejects with a one-line error when `dataDir` is
 * locked.
 */
export const startDynamoDb = async ({ dataDir }: DynamoDbOptions = {}): Promise<DynamoDb> => {
  const child = fork(CHILD, [dataDir ?? ''], { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const bound = await portOf(child);
  let closing: Promise<void> | undefined;
  return { url: `http://127.0.0.1:${bound}`, close: () => (closing ??= end(child)) };
};

const portOf = async (child: ChildProcess): Promise<number> => {
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-LAST_WORDS);
  });
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  child.once('error', reject);
  child.once('close', (code) =>
    reject(new Error(`The DynamoDB process ended with code ${code} before it was ready. ${lastWords}`)),
  );
  child.once('message', (message: ChildMessage) => {
    if ('port' in message) resolve(message.port);
    else reject(new Error(message.error));
  });
  return promise;
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  const kill = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  if (child.connected) child.disconnect();
  await exited;
  clearTimeout(kill);
};
