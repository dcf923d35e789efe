import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { startReceiver } from '../support/deliveries/receiver.ts';
import { secretOf } from '../support/deliveries/road.ts';

const MAIN = fileURLToPath(new URL('../../local/webhook/main.ts', import.meta.url));
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const part of opened.splice(0)) await part.close();
});

const run = (...args: string[]) =>
  new Promise<{ readonly code: number; readonly out: string; readonly err: string }>((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { env: { PATH: process.env.PATH } }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
const start = async (status: number) => {
  const receiver = await startReceiver('crm', (response) => void response.writeHead(status).end());
  opened.push(receiver);
  return receiver;
};

it('sends one event that the reference library verifies, and prints the response', async () => {
  const { url, received } = await start(204);
  const { code, out, err } = await run('--to', url, '--secret', secretOf('crm'), '--type', 'message.posted');
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(
    /^Event message\.posted, webhook-id evt_test_\w+\nThe receiver took it: HTTP 204 after \d+ ms\.\n$/,
  );
  expect(received).toMatchObject([{ event: { type: 'message.posted' } }]);
});

it('says what went wrong, and ends with 1', async () => {
  const { url } = await start(500);
  const refused = await run('--to', url, '--secret', secretOf('crm'));
  expect([refused.code, refused.err]).toEqual([
    1,
    expect.stringMatching(/^Not delivered: HTTP 500, after \d+ ms\.\n$/),
  ]);
  const forged = await run('--to', url);
  expect(forged.out).toMatch(/^Signed with a new secret: whsec_\S{32}\n/);
  expect(forged.err).toContain('Not delivered: HTTP 401');
});

it.each([
  [[], 'Pass the URL of the receiver with --to.'],
  [['--to', 'http://crm.example'], '--to: write an https URL without a password, or http on this machine.'],
  [['--to', 'http://127.0.0.1:1', '--type', 'x'], '--type: write one of conversation.handed_off, '],
])('rejects %j', async (args, message) => {
  const { code, err } = await run(...args);
  expect(code).toBe(1);
  expect(err.startsWith(message)).toBe(true);
});
