import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { customerTokens } from '../../../adapters/mcp-client/customer-tokens.ts';
import { customerKey } from '../../support/customer-key.ts';
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

  it('requires a signed customer for each call if it has keys', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'store-'));
    const { publicKey, secret } = customerKey('k-1');
    const file = join(folder, 'keys.json');
    writeFileSync(file, JSON.stringify({ keys: [publicKey] }));
    const child = run({ PORT: '0', STORE_CUSTOMER_KEYS: file, STORE_URL: 'https://shop.example/mcp' });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const url = /http\S+/.exec(String(line))?.[0] ?? '';
    const body = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'get_returns', arguments: {} },
    });
    const secrets = { get: async () => secret, forget: () => {} };
    const ask = async (audience: string) => {
      const token = await customerTokens(audience, 'env:KEY', secrets, { now: Date.now }).sign('local', body);
      const headers = {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'frontdesk-customer': token,
      };
      return (await fetch(url, { method: 'POST', headers, body })).text();
    };
    expect(await ask('https://shop.example/mcp')).toContain('R-5003');
    expect(await ask(url)).toContain('the token is for another server');
    const exited = once(child, 'exit');
    child.kill();
    await exited;
    rmSync(folder, { recursive: true });
  });

  it.each([
    [{ STORE_CUSTOMER_KEYS: MAIN }, 'STORE_CUSTOMER_KEYS must be a file with a JWK Set: {"keys":[…]}.\n'],
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
