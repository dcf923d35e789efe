import { afterAll, beforeAll, expect, vi } from 'vitest';
import { backOfficeToken, crmToken, customerToken, staffToken } from '../../../local/auth/token/obtain-token.ts';
import { type Server, startServer } from '../../support/npm-process.ts';
import { post } from '../../support/rpc.ts';

/** The `npm start -- --auth --logs` that the topics of a test file share. It is available from `beforeAll` on. */
export let server: Server;
/** Tokens of customers, of whom Bob may only read, and of their back office; of a person at the desk, and of the CRM. */
export let tokens: Readonly<Record<'alice' | 'bob' | 'office' | 'ana' | 'crm', string>>;

export const deskUrl = (): string => server.url.replace(/mcp$/, 'desk');

export const useProtectedServer = (): void => {
  vi.setConfig({ maxConcurrency: 10 });
  beforeAll(async () => {
    server = await startServer({}, '--auth', '--logs');
    const { url } = server;
    const [alice, bob, office, ana, crm] = await Promise.all([
      customerToken(url, 'alice'),
      customerToken(url, 'bob', 'support:read'),
      backOfficeToken(url),
      staffToken(deskUrl(), { name: 'ana', role: 'agent' }),
      crmToken(deskUrl()),
    ]);
    tokens = { alice, bob, office, ana, crm };
  });
  afterAll(() => server?.clear());
};

interface Reply {
  readonly status: number;
  readonly challenge: string | null;
  readonly body: Record<string, unknown>;
}

/** Sends a JSON-RPC request with a token. */
export const send = async (
  token: string | null,
  { body, headers }: { readonly body: object; readonly headers: Readonly<Record<string, string>> },
  url = server.url,
): Promise<Reply> => {
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
  const reply = await post(url, JSON.stringify(body), { ...headers, ...authorization });
  expect(reply.headers.get('content-type')).toBe('application/json');
  return { status: reply.status, challenge: reply.headers.get('www-authenticate'), body: JSON.parse(reply.text) };
};
