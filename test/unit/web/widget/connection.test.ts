import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../../../web/widget/connection.ts';
import { type HttpStandIn, sendJson, startHttp } from '../../../support/http-stand-in.ts';

const tokenOf = (sub: string) => `h.${Buffer.from(JSON.stringify({ sub })).toString('base64url')}.s`;

describe('connect', () => {
  let server: HttpStandIn;
  let asked: string[];
  /** Whom the shop's server names, in turn. */
  let customers: string[];
  /** Statuses of `/mcp`, in turn; then 200. */
  let statuses: number[];
  beforeEach(async () => {
    [asked, customers, statuses] = [[], ['alice'], []];
    let named = '';
    server = await startHttp(({ method, url, headers }, response) => {
      asked.push(`${method} ${url}${headers.authorization ? ` ${headers.authorization}` : ''}`);
      if (url === '/config.json') return sendJson(response, 200, { api: '', login: null });
      if (url === '/identity') {
        named = customers.shift() ?? named;
        return sendJson(response, 200, { identity: 'jwt' });
      }
      if (url === '/session')
        return sendJson(response, 200, { access_token: tokenOf(named), expires_in: 3600, customer: 'named' });
      sendJson(response, statuses.shift() ?? 200, { result: { structuredContent: { is: 'done' } } });
    });
  });
  afterEach(() => server.close());
  const connection = () => connect(server.url, `${server.url}/identity`);

  it('asks nothing before the first call', async () => {
    connection();
    expect(asked).toEqual([]);
  });

  it('calls with the token of the session, under the address that the configuration has', async () => {
    expect(await connection().call('close_conversation', {})).toEqual({ is: 'done' });
    expect(asked).toEqual([
      'GET /config.json',
      'POST /identity',
      'POST /session',
      `POST /mcp Bearer ${tokenOf('alice')}`,
    ]);
  });

  it('sends nothing of one customer as another, who has signed in meanwhile', async () => {
    customers.push('bob');
    statuses.push(401);
    await expect(connection().call('chat_with_ai', { message: 'secret' })).rejects.toMatchObject({
      code: 'OTHER_CUSTOMER',
    });
    expect(asked.filter((request) => request.startsWith('POST /mcp'))).toEqual([
      `POST /mcp Bearer ${tokenOf('alice')}`,
    ]);
  });
});
