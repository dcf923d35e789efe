import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readEndpoints } from '../../core/events/endpoint.ts';
import { openTicketBook } from '../../examples/crm/tickets/ticket-book.ts';
import { anEvent, deliver, SECRET } from '../support/crm-desk.ts';

const MAIN = fileURLToPath(new URL('../../examples/crm/main.ts', import.meta.url));

const run = (environment: Record<string, string>): ChildProcess =>
  spawn(process.execPath, [MAIN], {
    env: { ...process.env, PORT: '0', CRM_DESK_URL: 'http://127.0.0.1:9/desk', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
const ready = async ({ stdout }: ChildProcess) => {
  const [printed] = (await once(stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return { printed: String(printed), url: /http:\/\/127\.0\.0\.1:\d+/.exec(String(printed))?.[0] ?? '' };
};

describe('node examples/crm/main.ts', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'prints its URL and its endpoint, serves, and stops on %s',
    async (signal) => {
      const child = run({ CRM_WEBHOOK_SECRET: SECRET });
      const exited = once(child, 'exit');
      const { printed, url } = await ready(child);
      expect(readEndpoints(/WEBHOOKS='(.*)'/.exec(printed)?.[1] ?? '')).toMatchObject([{ url: `${url}/webhooks` }]);
      expect(await deliver(url, anEvent('handed_off', 1))).toBe(204);
      expect(await (await fetch(url)).text()).toContain('#1001');
      child.kill(signal);
      expect(await exited).toEqual([0, null]);
    },
  );

  it('says in a line what is wrong', async () => {
    const child = run({ CRM_WEBHOOK_SECRET: '' });
    expect(await text(child.stderr as NodeJS.ReadableStream)).toBe(
      'CRM_WEBHOOK_SECRET must be a signing secret: whsec_….\n',
    );
  });

  it('has each ticket exactly once, although it is killed again and again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'crm-'));
    const events = Array.from({ length: 60 }, (_, n) => anEvent('handed_off', 1, { conversation: `c-${n}` }));
    const left = new Set(events);
    for (let lives = 0; left.size > 0; lives++) {
      const child = run({ CRM_WEBHOOK_SECRET: SECRET, CRM_DATA_DIR: folder });
      const { url } = await ready(child);
      const exited = once(child, 'exit');
      let taken = 0;
      await Promise.all(
        [...left].map(async (event) => {
          if ((await deliver(url, event).catch(() => 0)) !== 204) return;
          left.delete(event);
          // Others are on their way, or stored and not answered yet.
          if (++taken === 12 && lives < 3) child.kill('SIGKILL');
        }),
      );
      child.kill('SIGKILL');
      await exited;
    }
    const book = openTicketBook(folder);
    const tickets = book.all();
    book.close();
    expect(tickets.map(({ conversation }) => conversation).toSorted()).toEqual(
      events.map(({ data }) => data.conversation).toSorted(),
    );
    expect(tickets.map(({ number }) => number).toSorted()).toEqual(events.map((_, n) => 1001 + n));
    rmSync(folder, { recursive: true });
  });
});
