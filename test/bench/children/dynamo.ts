import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { listen } from '../../../local/http/listen.ts';
import { serveParent } from '../child.ts';

/** As in the one-machine run, but in a process that reports its CPU time. */
const dynalite: (options: object) => Server = createRequire(import.meta.url)('dynalite');
const url = listen(dynalite({ createTableMs: 0 })).then((port) => `http://127.0.0.1:${port}`);

const commands = { url: () => url };
export type DynamoCommands = typeof commands;
serveParent(commands);
