import { join, relative } from 'node:path';
import { Client, StreamableHTTPClientTransport, type VersionNegotiationMode } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { customerMessage } from '../support/customer-message.ts';
import { modernRequest } from '../support/mcp-requests.ts';
import { NpmProcess, type Server, startServer } from '../support/npm-process.ts';
import { guideFile, PlaybookFolder, promptFile } from '../support/playbook-folder.ts';
import { post } from '../support/rpc.ts';

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

describe('npm start with a folder outside of the repository', () => {
  const folder = new PlaybookFolder({
    'ours/playbook.md': guideFile('books', { tools: '[crm.find_contract, crm.renew]' }),
    'ours/prompts/ask.md': promptFile('One'),
  });
  let own: Server;
  beforeAll(async () => {
    own = await startServer({}, '--playbook', relative(process.cwd(), join(folder.root, 'ours')));
  });
  afterAll(async () => {
    await own.clear();
    folder.remove();
  });
  const titles = async () => {
    const { body, headers } = modernRequest('prompts/list');
    const { text } = await post(own.url, JSON.stringify(body), headers);
    return JSON.parse(text).result.prompts.map(({ title }: { title: string }) => title);
  };

  it('serves it, and what is edited in it', async () => {
    expect(await titles()).toEqual(['One']);
    folder.write('ours/prompts/ask.md', promptFile('Two'));
    await vi.waitFor(async () => expect(await titles()).toEqual(['Two']), 5000);
  });

  it('names the tools that no server offers, in one warning at the start', async () => {
    const warnings = () => own.complaints.filter((line) => line.includes('tools not offered'));
    await vi.waitFor(() => expect(warnings()).toHaveLength(1), 5000);
    expect(warnings()).toEqual([
      'Warning of frontdesk-tools: tools not offered (tools: crm.find_contract, crm.renew; why: no server is configured: set TOOL_SERVERS)',
    ]);
  });
});

describe('npm start with a playbook that is not there', () => {
  it.each([
    ['store', /^There is no playbook "store": write ecommerce, finance, saas, or the path of a folder, such as \S+$/],
    ['../no/such/folder', /^There is no folder \/\S+\/no\/such\/folder\.$/],
    ['docs/', /^The folder \/\S+\/docs has no playbook\.md\.$/],
  ])('ends with code 1 and one line about %s', async (reference, line) => {
    const npm = new NpmProcess(['start', '--', '--playbook', reference], { PORT: '0' });
    expect(await npm.ended).toMatchObject({ code: 1 });
    expect(npm.complaints).toEqual([expect.stringMatching(line)]);
  });
});
