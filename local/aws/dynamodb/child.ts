import { mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { keepPagesOut } from '../../http/block-browsers.ts';
import { listen } from '../../http/listen.ts';

/** What the parent gets: the port, or one line that says why there is none. */
export type ChildMessage = { readonly port: number } | { readonly error: string };

const SHUTDOWN_MS = 3000;
const LOCK_PATIENCE_MS = 1000;
const LOCK_POLL_MS = 50;

const require = createRequire(import.meta.url);
const dynalite: (options: object) => Server = require('dynalite');
// dynalite hides why its store did not open, so its own LevelDB is asked first.
const { Level } = createRequire(require.resolve('dynalite'))('level');

const [dataDir, port = '0'] = process.argv.slice(2);

/** A child of a parent that has just been killed may still be closing this folder. */
const openWithin = async (path: string, deadline: number): Promise<void> => {
  const store = new Level(path);
  try {
    await store.open();
    await store.close();
  } catch (error) {
    const { code, message } = (error as { cause?: NodeJS.ErrnoException }).cause ?? (error as NodeJS.ErrnoException);
    if (code !== 'LEVEL_LOCKED') throw new Error(`${path} cannot be opened: ${message}`);
    if (Date.now() > deadline) {
      throw new Error(`${path} is in use by another process: stop that, or choose another folder.`);
    }
    await pause(LOCK_POLL_MS);
    await openWithin(path, deadline);
  }
};

const serve = async () => {
  if (dataDir) {
    await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch(({ code }) => {
      throw new Error(`${dataDir} cannot be made a folder (${code}): choose another for DATA_DIR.`);
    });
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
  return listen(server, Number(port), 'choose another');
};

// A terminal's Ctrl-C reaches the whole process group; this process ends when its parent lets go of it, and not before.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.once('disconnect', () => setTimeout(() => process.exit(1), SHUTDOWN_MS));
if (!process.connected) process.exit(1);

const send = (message: ChildMessage, sent = () => {}) => process.send?.(message, sent);
serve().then(
  (bound) => send({ port: bound }),
  (error: Error) => send({ error: error.message }, () => process.exit(1)),
);
