import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESK_ACCESS, MCP_ACCESS } from '../../../core/access/scopes.ts';
import { says } from '../../support/bedrock/bedrock-replies.ts';
import { bedrock, deskUrl, server } from './the-server.ts';

const require = createRequire(import.meta.url);
const FOLDER = dirname(require.resolve('@modelcontextprotocol/inspector/package.json'));
const INSPECTOR = join(FOLDER, 'clients/launcher/build/index.js');
/** Blocks every connection that is not loopback, and records the attempts. */
const NO_NETWORK = new URL('../fixtures/record-network.mjs', import.meta.url).href;

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'frontdesk-inspector-'));
});
afterAll(() => rm(home, { recursive: true }));

/** One run of the Inspector's command line, in an empty home folder, so that it finds no credentials and leaves no files. */
const inspect = async (
  era: string,
  method: string,
  args: readonly string[] = [],
  url = server.url,
): Promise<Record<string, unknown>> => {
  const target = ['--cli', url, '--transport', 'http', '--protocol-era', era];
  const network = join(home, randomUUID());
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [INSPECTOR, ...target, '--format', 'json', '--method', method, ...args],
    {
      env: {
        HOME: home,
        PATH: process.env.PATH,
        NODE_OPTIONS: `--import=${NO_NETWORK}`,
        NETWORK_RECORD: network,
      },
    },
  );
  expect(await readFile(network, 'utf8')).not.toContain('"outside":true');
  return JSON.parse(stdout).result;
};

describe.concurrent.each(['legacy', 'modern'])("the Inspector's command line, era %s,", (era) => {
  it.each([
    ['/mcp', MCP_ACCESS, () => server.url],
    ['/desk', DESK_ACCESS, deskUrl],
  ] as const)('lists the tools of %s, and finds no error in their schemas', async (_, access, url) => {
    const { tools } = (await inspect(era, 'tools/list', ['--strict'], url())) as { tools: { name: string }[] };
    expect(tools.map(({ name }) => name).toSorted()).toEqual(Object.keys(access.tools).toSorted());
  });

  it('holds a conversation', async () => {
    const models = bedrock.scenario();
    models.script({ fast: [says('Answer one.'), says('Answer two.')] });
    const say = async (words: string, ...more: readonly string[]) => {
      const args = ['--tool-name', 'chat_with_ai', '--tool-arg', `message=${words} ${models.marker}`, ...more];
      return (await inspect(era, 'tools/call', args)).structuredContent as Record<string, unknown>;
    };
    const first = await say('First.');
    const second = await say('Second.', `conversation_id=${first.conversation_id}`);
    expect([first.answer, second.answer]).toEqual(['Answer one.', 'Answer two.']);
    const sent = models.of('fast').at(-1)?.body.messages;
    expect(sent?.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
  });
});
