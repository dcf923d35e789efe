import { expect, it } from 'vitest';
import { wrongWith } from '../../../../infra/smoke/endpoint.ts';

const URL = 'https://a.example/prod/mcp';

it.each([
  [429, '{"message":"Too Many Requests"}', `${URL} is busy or fails (status 429): try again.`],
  [502, '{"message": "Internal server error"}', `${URL} is busy or fails (status 502): try again.`],
  [403, '{"message":"Missing Authentication Token"}', `${URL} is no MCP endpoint (status 403): --url ends in /mcp.`],
  [200, '<html></html>', `${URL} is no MCP endpoint (status 200): --url ends in /mcp.`],
  [503, '{"jsonrpc":"2.0","error":{"message":"Busy."}}', `${URL} answers with status 503: Busy.`],
  [200, '{"jsonrpc":"2.0","result":{}}', null],
])('status %i with %s', async (status, body, line) => {
  expect(await wrongWith({ url: URL, token: 'a' }, [], async () => new Response(body, { status }))).toBe(line);
});
