import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { keepPagesOut } from '../../http/block-browsers.ts';
import { listen } from '../../http/listen.ts';
import { makeFolder } from '../../make-folder.ts';

/** Sent to the parent: the port, or a one-line error. */
export type ChildMessage = { readonly port: number } | { readonly error: string };

const SHUTDOWN_MS = 3000;
const LOCK_PATIENCE_MS = 1000;
const LOCK_POLL_MS = 50;

const require = createRequire(import.meta.url);
const dynalite: (options: object) => Server = require('dynalite');
// dynalite hides the error of its store, so the store is opened once with dynalite's own LevelDB before.
const { Level } = createRequire(require.resolve('dynalite'))('level');

const [dataDir] = process.argv.slice(2);

/** Retries while the folder is locked: the child of a parent that was just killed may still be closing it. */
const openWithin = async (path: string, deadline: number): Promise<void> => {
  const store = new Level(path);
  try {
    await store.open();
    await store.close();
  } catch (error) {
    const { code, message } = (error as { cause?: NodeJS.ErrnoException }).cause ?? (error as NodeJS.ErrnoException);
    if (code !== 'LEVEL_LOCKED') throw new Error(`${path} cannot be opened: ${message}`);
    if (Date.now() > deadline) {
      throw new Error(`${path} is in use by another process: stop that process, or choose another folder.`);
    }
    await pause(LOCK_POLL_MS);
    await openWithin(path, deadline);
  }
};

const serve = async () => {
  if (dataDir) {
    makeFolder(dataDir);
    await openWithin(dataDir, Date.now() + LOCK_PATIENCE_MS);
  }
  const server = dynalite({
    ...(dataDir ? { path: dataDir } : {}),
    createTableMs: 0,
    deleteTableMs: 0,
    updateTableMs: 0,
  });
  keepPagesOut(server);
  process.once('disconnect', () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
  return listen(server);
};

// Ctrl-C in a terminal reaches the whole process group, but this process must end only after its parent disconnects.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.once('disconnect', () => setTimeout(() => process.exit(1), SHUTDOWN_MS));
if (!process.connected) process.exit(1);

const send = (message: ChildMessage, sent = () => {}) => process.send?.(message, sent);
serve().then(
  (bound) => send({ port: bound }),
  (error: Error) => send({ error: error.message }, () => process.exit(1)),
);
