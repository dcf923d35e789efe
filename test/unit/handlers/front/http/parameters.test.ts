import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { defineTool } from '../../../../../handlers/front/tools/define-tool.ts';
import { toolsFeature } from '../../../../../handlers/front/tools/tools-feature.ts';
import { promptsFeature } from '../../../../../handlers/mcp/prompts/prompts.ts';
import { jsonResource } from '../../../../../handlers/mcp/resources/json-resource.ts';
import { resourcesFeature } from '../../../../../handlers/mcp/resources/resources.ts';
import { ADA, anEndpoint } from '../../../../support/endpoints.ts';
import { ERAS, incoming, type McpRequest, modernRequest } from '../../../../support/mcp-requests.ts';
import { aPlaybook, quietLog } from '../../../../support/values.ts';

const described = { title: 'T', description: 'D' };
const tool = defineTool({
  ...{ name: 'noted', ...described, annotations: {} },
  input: z.object({ note: z.optional(z.string()) }),
  output: z.object({ noted: z.string() }),
  run: async ({ note = 'nothing' }) => ({ text: note, result: { noted: note } }),
})(quietLog, { record: () => {} });
const resource = jsonResource({ uri: 'own://one', name: 'one', ...described, ttlMs: 0, content: () => ({}) });
const prompt = {
  name: 'ask',
  ...described,
  arguments: [{ name: 'what', required: false, values: [] }],
  template: 'Hi',
};
const playbook = aPlaybook({ prompts: [prompt] });
const serve = anEndpoint([
  toolsFeature([tool]),
  resourcesFeature([resource], quietLog),
  promptsFeature(() => playbook, quietLog),
]);

const send = async ({ body, headers }: McpRequest) => {
  const request = new Request('https://h/mcp', { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await (await serve(await incoming(request), ADA)).text();
  return JSON.parse(text.startsWith('{') ? text : text.slice(text.indexOf('{')));
};
const CLIENT = { name: 'test', version: '1' };
const initialize = (over: object) => ({ protocolVersion: '2025-06-18', capabilities: {}, clientInfo: CLIENT, ...over });
const OLD = { 'of an older revision': ERAS['of an older revision'] };

type Case = readonly [method: string, params: Record<string, unknown>, eras?: typeof OLD | typeof ERAS];
const cases = (list: readonly Case[]) =>
  list.flatMap(([method, params, eras = ERAS]) =>
    Object.entries(eras).map(
      ([era, request]) => [method, JSON.stringify(params), era, request(method, params)] as const,
    ),
  );

describe('a request', () => {
  it.each(
    cases([
      ['tools/list', { cursor: null }],
      ['tools/list', { _meta: { progressToken: null } }],
      ['prompts/list', { cursor: null }],
      ['resources/list', { cursor: null }],
      ['resources/list', { cursor: '' }],
      ['resources/templates/list', { cursor: '' }],
      ['resources/read', { uri: 'own://one', _meta: { trace: null } }],
      ['prompts/get', { name: 'ask', arguments: null }],
      ['prompts/get', { name: 'ask', arguments: { what: null, toolCallId: 'x' } }],
      ['tools/call', { name: 'noted', arguments: null }],
      ['tools/call', { name: 'noted', arguments: { note: null }, task: null }],
      ['tools/list', { _meta: null }, OLD],
      ['initialize', initialize({ capabilities: null }), OLD],
      ['initialize', initialize({ capabilities: { sampling: null, roots: { listChanged: null } } }), OLD],
      ['initialize', initialize({ clientInfo: { ...CLIENT, title: null, icons: null } }), OLD],
    ]),
  )('%s with %s %s is answered as if the nulls were absent', async (_, __, ___, request) => {
    expect(await send(request)).toMatchObject({ id: 1, result: expect.any(Object) });
  });

  it.each(['ping', 'tools/list', 'prompts/list', 'resources/list'])(
    '%s with null as parameters is answered',
    async (method) => {
      const { body, headers } = OLD['of an older revision'](method);
      expect(await send({ body: { ...body, params: null }, headers })).toMatchObject({ result: expect.any(Object) });
    },
  );

  it('of the newest revision may send its capabilities and client as null', async () => {
    const keys = { 'io.modelcontextprotocol/clientCapabilities': null, 'io.modelcontextprotocol/clientInfo': null };
    expect(await send(modernRequest('tools/list', { _meta: keys }))).toMatchObject({ result: expect.any(Object) });
  });

  it.each(
    cases([
      ['tools/list', { cursor: 7 }],
      ['prompts/list', { cursor: {} }],
      ['resources/list', { cursor: [] }],
      ['resources/list', { cursor: true }],
      ['resources/templates/list', { cursor: 7 }],
      ['resources/read', {}],
      ['resources/read', { uri: null }],
      ['resources/read', { uri: 7 }],
      ['prompts/get', { name: 7 }],
      ['prompts/get', { name: 'ask', arguments: [] }],
      ['tools/call', { name: 'noted', arguments: 'x' }],
      ['tools/call', { name: null }],
      ['initialize', {}, OLD],
      ['initialize', initialize({ protocolVersion: 7 }), OLD],
      ['initialize', initialize({ capabilities: 7 }), OLD],
      ['initialize', initialize({ capabilities: { roots: { listChanged: 'yes' } } }), OLD],
      ['initialize', initialize({ clientInfo: null }), OLD],
    ]),
  )('%s with %s %s has invalid parameters, and no internal error', async (_, __, ___, request) => {
    expect(await send(request)).toMatchObject({
      id: 1,
      error: { code: -32602, message: expect.stringMatching(/^[^\n]+$/) },
    });
  });
});
