import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { accessToken } from '../../../../examples/crm/desk/access-token.ts';
import { deskClient } from '../../../../examples/crm/desk/desk-client.ts';
import { aCrm, anEvent, deliver, startCrmDesk } from '../../../support/crm-desk.ts';
import { sendJson, startHttp, type WireRequest } from '../../../support/http-stand-in.ts';
import { connect } from '../store-client.ts';

let desk: Awaited<ReturnType<typeof startCrmDesk>>;
beforeAll(async () => {
  desk = await startCrmDesk();
});
afterAll(() => desk.close());
const links = (conversation: string) =>
  desk.acts().filter(({ arguments: args }) => args.conversation_id === conversation);

describe('a ticket', () => {
  it('is linked, with its number and where it is', async () => {
    const crm = await aCrm(desk.url);
    await deliver(crm.url, anEvent('handed_off', 1, { conversation: 'l-1', episode: 3 }));
    await vi.waitFor(() => expect(crm.tickets[0]?.linked).toBe(true));
    expect(links('l-1')).toMatchObject([
      {
        name: 'link_ticket',
        arguments: { customer: 'alice', system: 'CRM', id: '1001', url: `${crm.url}/tickets/1001`, episode: 3 },
      },
    ]);
    await crm.close();
  });

  it('that could not be linked is linked by the next process, as the same call', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'crm-'));
    desk.answer('link_ticket', null);
    const first = await aCrm(desk.url, { dataDir });
    await deliver(first.url, anEvent('handed_off', 1, { conversation: 'l-2' }));
    await vi.waitFor(() => expect(links('l-2')).toHaveLength(1));
    await first.close();
    desk.answer('link_ticket', {});
    const second = await aCrm(desk.url, { dataDir });
    await vi.waitFor(() => expect(second.tickets[0]?.linked).toBe(true));
    expect(new Set(links('l-2').map(({ arguments: args }) => args.message_id)).size).toBe(1);
    await second.close();
    const before = links('l-2').length;
    await (await aCrm(desk.url, { dataDir })).close();
    expect(links('l-2')).toHaveLength(before);
    rmSync(dataDir, { recursive: true });
  });

  it.each([
    ['a conversation that is gone', 'NOT_FOUND'],
    ['an episode that is over', 'CONFLICT'],
  ])('of %s is not tried again', async (_, code) => {
    desk.answer('link_ticket', { code, message: 'Nothing was done.', retryable: false });
    const crm = await aCrm(desk.url);
    await deliver(crm.url, anEvent('handed_off', 1, { conversation: code }));
    await vi.waitFor(() => expect(crm.tickets[0]?.linked).toBe(true));
    expect(links(code)).toHaveLength(1);
    desk.answer('link_ticket', {});
    await crm.close();
  });
});

describe('the token', () => {
  const asked: WireRequest[] = [];
  let issuer: Awaited<ReturnType<typeof startHttp>>;
  let expires_in = 3600;
  beforeAll(async () => {
    issuer = await startHttp((request, response) => {
      asked.push(request);
      if (expires_in === 0) sendJson(response, 401, { error: 'invalid_client' });
      else sendJson(response, 200, { access_token: `t-${asked.length}`, token_type: 'Bearer', expires_in });
    });
  });
  afterAll(() => issuer.close());
  const newToken = () =>
    accessToken({ url: issuer.url, client_id: 'c:rm', client_secret: 's+1', scope: 'support:integrate' });

  it('is asked for by client credentials, once for many calls', async () => {
    const token = newToken();
    const tokens = await Promise.all([token(), token(), token()]);
    expect(new Set(tokens).size).toBe(1);
    const [{ headers, body } = { headers: {}, body: '' }] = asked;
    expect(Buffer.from(headers.authorization?.slice('Basic '.length) ?? '', 'base64').toString()).toBe('c%3Arm:s%2B1');
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      grant_type: 'client_credentials',
      scope: 'support:integrate',
    });
  });

  it('is renewed before it expires, and when the desk knows it no more', async () => {
    expires_in = 60;
    const token = newToken();
    expect(await token()).not.toBe(await token());
    expires_in = 3600;
    const front = await startHttp(({ headers }, response) => {
      const isNew = headers.authorization === `Bearer t-${asked.length}` && asked.length > before;
      sendJson(response, isNew ? 200 : 401, isNew ? { result: { structuredContent: {} } } : {});
    });
    const kept = newToken();
    await kept();
    const before = asked.length;
    await deskClient(front.url, kept).reply({ customer: 'a', conversation: 'c' }, 'Hello', 'm');
    expect(asked.length).toBe(before + 1);
    await front.close();
  });

  it('that is refused is an error, and is asked for again', async () => {
    const token = newToken();
    expires_in = 0;
    await expect(token()).rejects.toMatchObject({ code: 'NO_TOKEN', retryable: true });
    expires_in = 3600;
    expect(await token()).toMatch(/^t-/);
  });
});

describe('get_customer', () => {
  it('is a tool that only reads, for the customer that is named, with the token', async () => {
    const crm = await aCrm(desk.url, { mcpToken: 'open-sesame' });
    expect((await fetch(`${crm.url}/mcp`, { method: 'POST', body: '{}' })).status).toBe(401);
    const client = await connect(`${crm.url}/mcp`, 'legacy', { authorization: 'Bearer open-sesame' });
    const { tools } = await client.listTools();
    expect(tools).toMatchObject([
      { name: 'get_customer', annotations: { readOnlyHint: true }, inputSchema: { required: ['customer_id'] } },
    ]);
    const call = (customer_id: string) => client.callTool({ name: 'get_customer', arguments: { customer_id } });
    expect((await call('alice')).structuredContent).toEqual({
      ...{ customer_id: 'alice', name: 'Alice Moreau', tier: 'silver', since: '2022-09-02', language: 'fr' },
    });
    expect(await call('nobody')).toMatchObject({ isError: true, content: [{ text: 'There is no such customer.' }] });
    await client.close();
    await crm.close();
  });
});
