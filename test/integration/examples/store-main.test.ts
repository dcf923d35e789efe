import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { connect } from '../../unit/examples/store-client.ts';

const MAIN = fileURLToPath(new URL('../../../examples/store/main.ts', import.meta.url));

const run = (environment: Record<string, string>) =>
  spawn(process.execPath, [MAIN], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });

describe('node examples/store/main.ts', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('prints its URL, serves, and stops on %s', async (signal) => {
    const child = run({ PORT: '0', STORE_TOKEN: 'open-sesame', STORE_TODAY: '2026-11-23' });
    const exited = once(child, 'exit');
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const url = /^Sample store is ready at (http:\/\/127\.0\.0\.1:\d+\/mcp)\n$/.exec(String(line))?.[1] ?? '';
    const client = await connect(url, 'legacy', { authorization: 'Bearer open-sesame' });
    const order = { customer_id: 'local', order_id: '1042' };
    expect(await client.callTool({ name: 'track_shipment', arguments: order })).toMatchObject({
      structuredContent: { expected_on: '2026-11-25' },
    });
    await client.close();
    child.kill(signal);
    expect(await exited).toEqual([0, null]);
  });

  it.each([
    [{ PORT: 'http' }, 'PORT must be a whole number from 0 to 65535; 0 takes a free port.\n'],
    [{ STORE_TODAY: 'soon' }, 'STORE_TODAY must be a date such as 2026-11-23.\n'],
  ])('refuses %o in one line', async (environment, words) => {
    const child = run(environment);
    expect(await Promise.all([text(child.stderr), once(child, 'exit')])).toEqual([words, [1, null]]);
  });

  it('reports a port in use in one line', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const child = run({ PORT: String(port) });
    expect(await Promise.all([text(child.stderr), once(child, 'exit')])).toEqual([
      `Port ${port} is in use: stop the program that uses it, or set PORT.\n`,
      [1, null],
    ]);
    other.close();
  });
});
