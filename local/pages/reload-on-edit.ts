import { type FSWatcher, watch } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { PageFile } from '../../web/build/build-pages.ts';

const WEB = fileURLToPath(new URL('../../web', import.meta.url));
const EVENTS = '/reload';
const SETTLE_MS = 50;

/** Added to each page on this machine only. */
export const RELOAD_SCRIPT = '/reload.js';
const SCRIPT = `new EventSource('${EVENTS}').addEventListener('edit', () => location.reload());\n`;

export interface Reload {
  /** Path of the event stream. */
  readonly events: string;
  file(path: string): PageFile | undefined;
  subscribe(response: ServerResponse): void;
  close(): Promise<void>;
}

/** Watches the pages' sources. After an edit, `rebuild` runs, and every open page reloads if it returns true. */
export const reloadOnEdit = (rebuild: () => Promise<boolean>): Reload => {
  const open = new Set<ServerResponse>();
  let timer: NodeJS.Timeout | undefined;
  const edited = () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      if (await rebuild()) for (const response of open) response.write('event: edit\ndata:\n\n');
    }, SETTLE_MS);
  };
  let watcher: FSWatcher | undefined;
  try {
    watcher = watch(WEB, { recursive: true }, edited).on('error', () => {});
  } catch {
    // A read-only or exotic file system: the pages are served without reloading.
  }
  return {
    events: EVENTS,
    file: (path) =>
      path === RELOAD_SCRIPT ? { type: 'text/javascript', bytes: Buffer.from(SCRIPT), hashed: false } : undefined,
    subscribe: (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write('\n');
      open.add(response);
      response.once('close', () => open.delete(response));
    },
    close: async () => {
      clearTimeout(timer);
      watcher?.close();
      for (const response of open) response.end();
    },
  };
};
