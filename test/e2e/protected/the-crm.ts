import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { STAFF } from '../../../local/auth/issuer/realms.ts';
import { aCrm, anEvent, deliver } from '../../support/crm-desk.ts';
import { modernRequest } from '../../support/mcp-requests.ts';
import { deskUrl, send, server, tokens } from './the-protected-server.ts';

const call = async (token: string, url: string, name: string, args: object) => {
  const { body } = await send(token, modernRequest('tools/call', { name, arguments: { ...args } }), url);
  const { structuredContent } = body.result as { structuredContent: Record<string, unknown> };
  return structuredContent;
};

/** The sample CRM as a company runs it: with a token of the staff's issuer. */
const startCrmHere = async () => {
  const metadata = await fetch(deskUrl().replace('/desk', '/.well-known/oauth-protected-resource/desk'));
  const { authorization_servers } = (await metadata.json()) as { authorization_servers: string[] };
  const { client_id, client_secret } = STAFF.program;
  const credentials = {
    url: `${authorization_servers[0]}/token`,
    client_id,
    client_secret,
    scope: 'support:integrate',
  };
  return aCrm(deskUrl(), { credentials });
};

describe('the sample CRM', () => {
  it('links its ticket, answers under its own name, and closes what it has seen', async () => {
    const conversation_id = `c-${randomUUID()}`;
    const chat = (message: string) =>
      call(tokens.alice, server.url, 'chat_with_ai', { message, conversation_id, message_id: randomUUID() });
    await chat('I want to talk to a human');
    const which = { customer: 'alice', conversation_id };
    const readCase = () => call(tokens.ana, deskUrl(), 'open_case', which);
    const crm = await startCrmHere();
    await deliver(crm.url, anEvent('handed_off', 1, { customer: 'alice', conversation: conversation_id }));
    await vi.waitFor(() => expect(crm.tickets[0]?.linked).toBe(true), 10_000);
    const url = `${crm.url}/tickets/1001`;
    expect(await readCase()).toMatchObject({ version: 1, desk: { ticket: { system: 'CRM', id: '1001', url } } });

    const page = async () => (await fetch(url)).text();
    const shown = await page();
    expect(shown).toContain('I want to talk to a human');
    const hidden = (name: string, from: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(from)?.[1] ?? '';
    const submit = async (form: string, from: string, fields: Record<string, string>) =>
      fetch(`${url}/${form}`, {
        ...{ method: 'POST', redirect: 'manual', headers: { origin: crm.url } },
        body: new URLSearchParams({ token: hidden('token', from), id: randomUUID(), ...fields }),
      });
    expect((await submit('reply', shown, { text: 'Hello Alice' })).status).toBe(303);
    expect(await readCase()).toMatchObject({
      desk: { state: 'human', assignee: { id: 'crm', name: 'Service team' } },
      entries: expect.arrayContaining([
        expect.objectContaining({ kind: 'reply', author: { id: 'crm', name: 'Service team' }, text: 'Hello Alice' }),
      ]),
    });

    const seen = await page();
    await chat('One more thing');
    const late = await submit('close', seen, { version: hidden('version', seen), resolution: 'solved' });
    expect([late.status, await late.text()]).toEqual([
      409,
      expect.stringContaining('Service team has this conversation.'),
    ]);
    const now = await page();
    expect((await submit('close', now, { version: hidden('version', now), resolution: 'solved' })).status).toBe(303);
    expect(await readCase()).toMatchObject({
      desk: { state: 'closed' },
      episodes: [{ by: { kind: 'machine', id: 'crm' } }],
    });
    await crm.close();
  });
});
