import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { keepPagesOut } from '../../http/block-browsers.ts';
import { listen } from '../../http/listen.ts';
import { makeFolder } from '../../make-folder.ts';
import { ChangeLog } from './change-log.ts';
import { DataFolder, DataLost } from './data-folder.ts';
import { joinItemWrites } from './item-writes.ts';
import { serveChanges } from './serve-changes.ts';
import { type ChildMessage, NO_ROOM } from './server.ts';
import { memoryStore, type Store } from './store.ts';

const SHUTDOWN_MS = 3000;
/** Longer than another child may take to close the folder. */
const LOCK_PATIENCE_MS = SHUTDOWN_MS + 1000;
const LOCK_POLL_MS = 50;
const CHECK_MS = 1000;

const require = createRequire(import.meta.url);
const [dataDir, port, run] = process.argv.slice(2);
const isRestart = run === 'restart';

interface Opened {
  readonly store: Store;
  readonly isEmpty: boolean;
}

/** Retries while the folder is locked: the child of a parent that was just killed may still be closing it. */
const loadWithin = async (path: string, deadline: number): Promise<Opened> => {
  const folder = new DataFolder(path);
  try {
    const isEmpty = await folder.load(isRestart);
    if (!isRestart) await folder.endLeases();
    watch(folder);
    return { store: folder, isEmpty };
  } catch (error) {
    if (error instanceof DataLost) throw error;
    const { code, message } = causeOf(error);
    if (code !== 'LEVEL_LOCKED') {
      const why = message.includes('create_if_missing') ? 'its file CURRENT is missing' : message;
      const advice = NO_ROOM.test(message) ? 'Make room' : 'Restore a backup';
      throw new Error(`DATA_DIR: ${path} cannot be opened (${why}). ${advice}, or choose another folder.`);
    }
    if (Date.now() > deadline) {
      throw new Error(`${path} is in use by another process: stop that process, or choose another folder.`);
    }
    await pause(LOCK_POLL_MS);
    return loadWithin(path, deadline);
  }
};

const watch = (folder: DataFolder): void => {
  setInterval(() => folder.checkPlace(), CHECK_MS).unref();
  folder.verify().catch((error) => {
    // It is being closed.
    if (!process.connected) return;
    folder.checkPlace();
    throw damaged(error);
  });
};

/** LevelDB's own error. */
const causeOf = (error: unknown): NodeJS.ErrnoException =>
  (error as { cause?: NodeJS.ErrnoException }).cause ?? (error as NodeJS.ErrnoException);

const damaged = (error: unknown): DataLost =>
  error instanceof DataLost
    ? error
    : new DataLost(
        `DATA_DIR: ${dataDir} is damaged (${causeOf(error).message}). Restore a backup, or choose another folder.`,
      );

const serve = async (): Promise<ChildMessage> => {
  if (dataDir && !isRestart) makeFolder(dataDir);
  const { store, isEmpty }: Opened = dataDir
    ? await loadWithin(dataDir, Date.now() + LOCK_PATIENCE_MS)
    : { store: memoryStore(), isEmpty: false };
  const changes = await ChangeLog.open(store);
  joinItemWrites(store, changes);
  const dynalite: (options: object) => Server = require('dynalite');
  const server = dynalite({
    ...(dataDir ? { path: dataDir } : {}),
    createTableMs: 0,
    deleteTableMs: 0,
    updateTableMs: 0,
  });
  serveChanges(server, changes);
  keepPagesOut(server);
  process.once('disconnect', () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
  return { port: await listen(server, Number(port ?? 0)), isEmpty };
};

// Ctrl-C in a terminal reaches the whole process group, but this process must end only after its parent disconnects.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.once('disconnect', () => setTimeout(() => process.exit(1), SHUTDOWN_MS));
if (!process.connected) process.exit(1);

const send = (message: ChildMessage, sent = () => {}) => process.send?.(message, sent);
const fail = (thrown: unknown): void => {
  const { code = '', message } = causeOf(thrown);
  const error = /^LEVEL_(CORRUPTION|DECODE_ERROR)$/.test(code) ? damaged(thrown) : thrown;
  const isLasting = error instanceof DataLost;
  send({ error: isLasting ? error.message : message, isLasting }, () => process.exit(1));
};
// dynalite throws what its store throws. LevelDB must be opened anew after a write that failed.
process.on('uncaughtException', fail);
serve().then(send, fail);
