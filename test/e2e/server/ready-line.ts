import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { server } from './the-server.ts';

const SUBSTITUTE = fileURLToPath(new URL('../fixtures/curl.mjs', import.meta.url));
const CURL = `command -v curl >/dev/null || curl() { '${process.execPath}' '${SUBSTITUTE}' "$@"; }`;

const part = (name: string): string => {
  const found = server.readyLine.split(' | ').find((text) => text.startsWith(`${name}: `));
  return found?.slice(name.length + 2) ?? expect.fail(`"${name}" is not in: ${server.readyLine}`);
};

describe('the ready line', () => {
  it('is one line with a loopback URL', () => {
    expect(server.stdout.split('\n').filter((line) => line !== '' && !line.startsWith('>'))).toEqual([
      server.readyLine,
    ]);
    expect(server.readyLine).toMatch(/^Frontdesk is ready at http:\/\/127\.0\.0\.1:[1-9]\d*\/mcp /);
  });

  it('names the source of answers', () => {
    expect(server.readyLine).toContain(' | answers come from Bedrock at http://127.0.0.1:');
  });

  it('contains a curl command that bash runs unchanged', async () => {
    const script = `${CURL}\n${part('send a message')}`;
    const { stdout } = await promisify(execFile)('bash', ['-c', script]);
    expect(JSON.parse(stdout)).toMatchObject({
      jsonrpc: '2.0',
      id: 1,
      result: { structuredContent: { answer: 'A fast answer.', status: 'answered' } },
    });
  });

  it('contains the command that adds the server to an MCP client', () => {
    expect(part('add it to an MCP client')).toBe(`claude mcp add --transport http frontdesk ${server.url}`);
  });
});
