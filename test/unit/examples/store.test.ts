import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { startStore } from '../../../examples/store/store.ts';
import { connect, useStores } from './store-client.ts';

const open = useStores();
const RETURN = { customer_id: 'local', order_id: '1031', product_id: 'P-2101', reason: 'It is too loud.' };

describe('the store', () => {
  it.each([['legacy' as const], [{ pin: '2026-07-28' }]])('serves %o', async (mode) => {
    const { store } = await open();
    const client = await connect(store.url, mode);
    const { tools } = await client.listTools();
    expect(tools).toHaveLength(11);
    expect(
      await client.callTool({ name: 'get_order', arguments: { customer_id: 'local', order_id: '1042' } }),
    ).toMatchObject({ structuredContent: { order_id: '1042', status: 'shipped' } });
    await client.close();
  });

  it('lists every tool with its description and annotations', async () => {
    const { client } = await open();
    const { tools } = await client.listTools();
    const hints = tools.map(({ name, annotations }) => [
      name,
      ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'].filter(
        (hint) => annotations?.[hint as keyof typeof annotations] === true,
      ),
    ]);
    const reads = ['readOnlyHint', 'idempotentHint'];
    expect(Object.fromEntries(hints)).toEqual({
      find_orders: reads,
      get_order: reads,
      track_shipment: reads,
      find_products: reads,
      get_returns: reads,
      get_customer: reads,
      check_return: reads,
      preview_return: reads,
      create_return: [],
      cancel_order: ['destructiveHint', 'idempotentHint'],
      change_address: ['destructiveHint', 'idempotentHint'],
    });
    for (const { name, title, description, inputSchema, outputSchema } of tools) {
      expect([title, description]).toEqual([expect.stringMatching(/\w/), expect.stringMatching(/\w{3} \w/)]);
      expect(inputSchema.required?.includes('customer_id')).toBe(name !== 'find_products');
      expect(outputSchema).toMatchObject({ type: 'object', required: expect.any(Array) });
      expect(JSON.stringify(inputSchema)).not.toContain('$ref');
    }
  });

  it.each([
    ['find_orders', {}, 'customer_id'],
    ['find_orders', { customer_id: 'local', status: 'lost' }, 'status'],
    ['get_order', { customer_id: 'local', order_id: 1042 }, 'order_id'],
    ['find_products', { query: '' }, 'query'],
    ['create_return', { ...RETURN, reason: '' }, 'reason'],
    ['cancel_order', { customer_id: 'local', order_id: '1047', force: true }, 'force'],
  ])('refuses bad arguments of %s and names them: %o', async (name, args, bad) => {
    const { call, store } = await open();
    expect(await call(name, args)).toEqual({ refused: true, text: expect.stringContaining(bad), result: undefined });
    expect(store.writes).toEqual([]);
  });

  it('shifts its dates to the day of its start', async () => {
    const { call } = await open({ now: () => Date.parse('2028-02-28T12:00:00Z') });
    const { result } = await call('track_shipment', { customer_id: 'local', order_id: '1042' });
    expect(result).toMatchObject({ expected_on: '2028-03-01' });
    expect(await call('check_return', { customer_id: 'local', order_id: '1031', product_id: 'P-2101' })).toMatchObject({
      result: { returnable: true, return_until: '2028-03-15' },
    });
  });
});

describe('a token', () => {
  it('is required of every request', async () => {
    const store = await startStore({ port: 0, token: 'open-sesame' });
    const refused = (headers: Record<string, string>) => fetch(store.url, { method: 'POST', headers });
    for (const authorization of ['', 'Bearer open-sesam', 'Basic open-sesame']) {
      const { status, headers } = await refused({ authorization });
      expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    }
    await expect(connect(store.url)).rejects.toThrow();
    const client = await connect(store.url, 'legacy', { authorization: 'Bearer open-sesame' });
    expect((await client.listTools()).tools).toHaveLength(11);
    await client.close();
    await store.close();
  });
});

describe('a request from another site', () => {
  const statusOf = (url: string, headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((resolve, reject) =>
      request(url, { method: 'POST', headers }, (response) => {
        resolve(response.resume().statusCode);
      })
        .on('error', reject)
        .end('{}'),
    );

  it.each([
    ['for another host', '', { host: 'shop.example' }, 403],
    ['from a page of another site', '', { origin: 'https://shop.example' }, 403],
    ['for another path', '/other', {}, 404],
  ])('%s is refused', async (_, path, headers, status) => {
    const { store } = await open();
    expect(await statusOf(store.url + path, headers)).toBe(status);
  });
});

describe('a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps changes, and the calls that made them', async () => {
    const first = await open({ dataDir: folder });
    await first.call('create_return', RETURN);
    const later = await open({ dataDir: folder, now: () => Date.parse('2026-12-01T12:00:00Z') });
    expect(later.store.writes).toMatchObject([{ tool: 'create_return', arguments: RETURN, outcome: 'done' }]);
    expect(later.store.returns).toEqual(first.store.returns);
    expect(later.store.orders).toEqual(first.store.orders);
    expect(JSON.parse(readFileSync(join(folder, 'store.json'), 'utf8')).returns).toHaveLength(6);
  });

  it('that cannot be written changes nothing, and the caller gets no reason', async () => {
    const lost = mkdtempSync(join(tmpdir(), 'store-'));
    const { call, store } = await open({ dataDir: lost });
    rmSync(lost, { recursive: true });
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const { refused, text } = await call('create_return', RETURN);
    expect([refused, text]).toEqual([true, 'The shop could not process the request. Try again later.']);
    expect(stderr).toHaveBeenCalledWith(expect.stringMatching(/^create_return failed: ENOENT/));
    expect([store.writes.length, store.returns.length]).toEqual([0, 5]);
    stderr.mockRestore();
  });

  it('with another content is named in the error', async () => {
    writeFileSync(join(folder, 'store.json'), '{"orders": 3}');
    await expect(startStore({ port: 0, dataDir: folder })).rejects.toThrow(/store\.json contains no valid store/);
  });
});
