import { Client, StreamableHTTPClientTransport, type VersionNegotiationMode } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerMessage } from '../support/customer-message.ts';
import { NpmProcess, type Server, startServer } from '../support/npm-process.ts';

let server: Server;
beforeAll(async () => {
  server = await startServer({}, '--playbook', 'saas');
});
afterAll(() => server.clear());

describe.each<[VersionNegotiationMode]>([['legacy'], [{ pin: '2026-07-28' }]])('the official client, %j', (mode) => {
  let client: Client;
  beforeAll(async () => {
    client = new Client({ name: 'e2e', version: '1.0.0' }, { versionNegotiation: { mode } });
    await client.connect(new StreamableHTTPClientTransport(new URL(server.url)));
  });
  afterAll(() => client.close());

  it('lists the prompts of the named playbook', async () => {
    const { prompts } = await client.listPrompts();
    expect(prompts.map(({ name }) => name)).toEqual(['api_help', 'integration_troubleshooting']);
  });

  it('gets a filled-in prompt', async () => {
    const { messages } = await client.getPrompt({
      name: 'integration_troubleshooting',
      arguments: { symptom: 'webhooks arrive twice', environment: 'staging' },
    });
    const [message] = messages.map(({ role, content }) => ({
      role,
      text: content.type === 'text' ? content.text : '',
    }));
    expect(message?.role).toBe('user');
    expect(customerMessage(message?.text ?? '')).toBe(
      [
        'Our integration has a problem: webhooks arrive twice',
        'Where it happens: staging',
        'What should we check first?',
      ].join('\n'),
    );
  });

  it('completes an argument', async () => {
    const { completion } = await client.complete({
      ref: { type: 'ref/prompt', name: 'api_help' },
      argument: { name: 'language', value: 'j' },
    });
    expect(completion).toEqual({ values: ['Java', 'JavaScript'], total: 2, hasMore: false });
  });
});

describe('npm start with an unknown playbook', () => {
  it('exits with code 1 and lists the playbooks', async () => {
    const npm = new NpmProcess(['start', '--', '--playbook', 'store'], { PORT: '0' });
    expect(await npm.ended).toMatchObject({ code: 1 });
    expect(npm.complaints).toEqual(['There is no playbook "store", but there are ecommerce, finance, saas.']);
  });
});
