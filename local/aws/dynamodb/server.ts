import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
const PATIENCE_MS = 5000;
const RESTART_MS = 1000;
/** A process that lives for this long has got over its trouble. */
const CALM_MS = 3000;
const LAST_WORDS = 2000;
/** In a message of LevelDB or Node.js: the disk is full, or the user's share of it. */
export const NO_ROOM = /no space left|quota exceeded|file too large/i;
const LOST = 'The conversations in memory are lost: start again, with DATA_DIR to keep them.';

/** From the child: the port, or a one-line error. Only if `isLasting`, another start would fail as well. */
export type ChildMessage =
  | { readonly port: number; readonly isEmpty: boolean }
  | { readonly error: string; readonly isLasting: boolean };

export interface DynamoDbOptions {
  /** Created if missing; by default all data is in memory. */
  readonly dataDir?: string;
  /** Receives lines for the user. */
  readonly say?: (line: string) => void;
}

export interface DynamoDb {
  /** For `AWS_ENDPOINT_URL_DYNAMODB`. */
  readonly url: string;
  /** Rejects with a one-line error when the data is lost or damaged. */
  readonly lost: Promise<never>;
  /** Ends the process cleanly, so that `dataDir` can be reopened at once. Idempotent. */
  close(): Promise<void>;
}

/** Why a child did not start, or ended. */
class Failure extends Error {
  /** Another start would fail as well. */
  readonly isLasting: boolean;

  constructor(message: string, isLasting = false) {
    super(message);
    this.isLasting = isLasting;
  }
}

interface Child {
  readonly process: ChildProcess;
  readonly port: number;
  readonly isEmpty: boolean;
  readonly ended: Promise<Failure>;
}

/**
 * Serves DynamoDB on loopback from a child process, which always ends with this one. Rejects with a one-line error when `dataDir` is
 * locked or damaged. A child that ends is started again on its `dataDir`, which holds all that it has reported.
 */
export const startDynamoDb = async ({ dataDir = '', say = () => {} }: DynamoDbOptions = {}): Promise<DynamoDb> => {
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => {});
  let closing: Promise<void> | undefined;
  let child = await start([dataDir]);
  const { port } = child;
  if (child.isEmpty) say(`DATA_DIR: ${dataDir} holds no conversations yet.`);

  const keepRunning = async (): Promise<void> => {
    let isSaid = false;
    let calm: NodeJS.Timeout | undefined;
    for (let failure = await child.ended; !closing; ) {
      if (dataDir === '') failure = new Failure(`${failure.message} ${LOST}`, true);
      if (failure.isLasting) return lost.reject(failure);
      clearTimeout(calm);
      if (!isSaid) say(`DATA_DIR: ${troubleOf(failure, dataDir)}`);
      isSaid = true;
      await pause(RESTART_MS);
      if (closing) return;
      try {
        child = await start([dataDir, String(port), 'restart']);
        if (closing) return end(child);
        calm = setTimeout(() => {
          isSaid = false;
          say(`DATA_DIR: ${dataDir} is in use again.`);
        }, CALM_MS).unref();
        failure = await child.ended;
      } catch (error) {
        const { message } = error as Failure;
        failure = new Failure(message, !NO_ROOM.test(message));
      }
    }
  };
  void keepRunning();
  return { url: `http://127.0.0.1:${port}`, lost: lost.promise, close: () => (closing ??= end(child)) };
};

const troubleOf = ({ message }: Failure, dataDir: string): string =>
  NO_ROOM.test(message)
    ? `${dataDir} is full, and messages are refused until it has room (${message}).`
    : `${message} The table starts again; nothing that was reported is lost.`;

const start = async (parameters: readonly string[]): Promise<Child> => {
  const child = fork(CHILD, parameters, { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let lastWords = '';
  let failure: Failure | undefined;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-LAST_WORDS);
  });
  const { promise: ready, resolve, reject } = Promise.withResolvers<{ port: number; isEmpty: boolean }>();
  child.once('error', reject);
  child.on('message', (message: ChildMessage) => {
    if ('port' in message) return resolve(message);
    failure ??= new Failure(message.error, message.isLasting);
  });
  // Its last message comes before `disconnect`, and may come after `exit`.
  const ended = Promise.all([once(child, 'exit'), once(child, 'disconnect')]).then(([[code, signal]]): Failure => {
    failure ??= new Failure(
      `The table's process ended (${signal ?? `code ${code}`}).${lastWords && ` ${lastWords.replaceAll(/\s+/g, ' ')}`}`,
    );
    reject(failure);
    return failure;
  });
  return { process: child, ended, ...(await ready) };
};

const end = async ({ process: child, ended }: Child): Promise<void> => {
  const kill = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  if (child.connected) child.disconnect();
  await ended;
  clearTimeout(kill);
};
