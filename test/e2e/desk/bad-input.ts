import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DESK_ACCESS, MCP_ACCESS } from '../../../core/access/scopes.ts';
import { callTool, post } from '../../support/rpc.ts';
import { deskUrl, server } from '../server/the-server.ts';

const NOWHERE = { customer: randomUUID(), conversation_id: randomUUID() };
const LONG = 'a'.repeat(129);

/** A call of each tool with one thing wrong, and the argument that its error names. */
const BAD: Readonly<
  Record<Exclude<keyof typeof DESK_ACCESS.tools, 'get_settings'>, readonly [args: object, field: string]>
> = {
  list_queue: [{ view: 'everything' }, 'view'],
  open_case: [{ ...NOWHERE, customer: LONG }, 'customer'],
  get_trace: [{ ...NOWHERE, turn_id: ['t'] }, 'turn_id'],
  list_deliveries: [{ status: 'failed' }, 'status'],
  redeliver: [{ endpoint: 'nobody', all_failed: true }, 'endpoint'],
  take_next: [{ languages: 'en' }, 'languages'],
  take_over: [{ ...NOWHERE, version: 'latest' }, 'version'],
  reply: [{ ...NOWHERE, text: ' ' }, 'text'],
  note: [NOWHERE, 'text'],
  suggest_reply: [{ customer: 'ada' }, 'conversation_id'],
  transfer: [{ ...NOWHERE, version: 1, team: 'nobody' }, 'team'],
  give_back: [NOWHERE, 'version'],
  close: [{ ...NOWHERE, version: 1, resolution: 'done' }, 'resolution'],
  reopen: [{ ...NOWHERE, version: 0.5 }, 'version'],
  link_ticket: [{ ...NOWHERE, system: 'CRM', id: '1', url: 'http://crm.example' }, 'url'],
  export_customer: [{ customer: 'ada', cursor: 'bm9uZQ' }, 'cursor'],
  erase_customer: [{ customer: LONG }, 'customer'],
};
const WITHOUT_CASE = ['list_queue', 'list_deliveries', 'redeliver', 'take_next', 'export_customer', 'erase_customer'];
const ON_A_CASE = Object.keys(BAD).filter((name) => !WITHOUT_CASE.includes(name));
const GOOD = { ...NOWHERE, version: 1, text: 'Hello', resolution: 'solved', team: 'support', system: 'CRM', id: '1' };

const unknown = async (url: string, name: string) => {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: {} } });
  const { status, headers, text } = await post(url, body);
  return { status, challenge: headers.get('www-authenticate'), message: JSON.parse(text).error?.message };
};

describe.concurrent('at the desk', () => {
  it.each(Object.entries(BAD))('bad input of %s is INVALID and named', async (name, [args, field]) => {
    const reply = await callTool(deskUrl(), name, args);
    expect(reply).toMatchObject({ isError: true, data: { code: 'INVALID', retryable: false } });
    expect(reply.text).toMatch(new RegExp(`\\b${field}: `));
  });

  it.each(ON_A_CASE)('%s of a conversation that does not exist is NOT_FOUND', async (name) => {
    expect(await callTool(deskUrl(), name, GOOD)).toMatchObject({
      isError: true,
      data: { code: 'NOT_FOUND', ...NOWHERE },
    });
  });

  it.each(Object.keys(MCP_ACCESS.tools))('the customers’ tool %s is unknown, without a challenge', async (name) => {
    const message = `Unknown tool "${name}".`;
    expect(await unknown(deskUrl(), name)).toEqual({ status: 200, challenge: null, message });
  });

  it.each(Object.keys(DESK_ACCESS.tools))('%s is unknown to customers, without a challenge', async (name) => {
    expect(await unknown(server.url, name)).toEqual({
      status: 200,
      challenge: null,
      message: `Unknown tool "${name}".`,
    });
  });

  it('the list of tools is for the caller only', async () => {
    const headers = {
      ...{ 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      ...{ 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/list' },
    };
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: { _meta } });
    const scopes = await Promise.all(
      [deskUrl(), server.url].map(async (url) => JSON.parse((await post(url, body, headers)).text).result.cacheScope),
    );
    expect(scopes).toEqual(['private', 'public']);
  });
});
