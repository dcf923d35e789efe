import { readFileSync } from 'node:fs';
import { Ajv } from '@modelcontextprotocol/server/validators/ajv';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { DESK_ACCESS } from '../../../../../core/access/scopes.ts';
import type { Tool } from '../../../../../handlers/front/tools/define-tool.ts';
import { publishedSchema } from '../../../../../handlers/front/tools/published-schema.ts';
import { toolsFeature } from '../../../../../handlers/front/tools/tools-feature.ts';
import type { Customer } from '../../../../../handlers/mcp/customer-caller.ts';
import { analyzeSentiment } from '../../../../../handlers/mcp/tools/analyze-sentiment.ts';
import { askForPerson } from '../../../../../handlers/mcp/tools/ask-for-person.ts';
import { chatWithAi } from '../../../../../handlers/mcp/tools/chat-with-ai.ts';
import { closeConversation } from '../../../../../handlers/mcp/tools/close-conversation.ts';
import { getConversationHistory } from '../../../../../handlers/mcp/tools/get-conversation-history.ts';
import { giveFeedback } from '../../../../../handlers/mcp/tools/give-feedback.ts';
import { returnToAssistant } from '../../../../../handlers/mcp/tools/return-to-assistant.ts';
import { ADA, anEndpoint } from '../../../../support/endpoints.ts';
import { incoming } from '../../../../support/mcp-requests.ts';
import { quietLog } from '../../../../support/values.ts';
import { aTestDesk } from '../../desk/the-desk.ts';

/** The tools are only listed, so what they work with is never used. */
const unused = undefined as never;
const tools = [
  chatWithAi(unused),
  getConversationHistory(unused, unused, unused, unused, unused),
  askForPerson(unused, unused, unused),
  returnToAssistant(unused),
  closeConversation(unused),
  giveFeedback(unused),
  analyzeSentiment(unused, unused, unused, unused, unused, quietLog),
].map((tool) => tool(quietLog, { record: () => {} }));
const serve = anEndpoint([toolsFeature([...tools, ...aTestDesk().tools] as Tool<Customer>[])]);

type Schema = Readonly<Record<string, unknown>>;
interface Listed {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: Schema;
  readonly outputSchema: Schema;
}
const request = new Request('https://h/mcp', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
});
const response = await serve(await incoming(request), ADA);
const listed = ((await response.json()) as { result: { tools: Listed[] } }).result.tools;
const SCHEMAS = listed.flatMap(({ name, inputSchema, outputSchema }): [string, Schema][] => [
  [`the arguments of ${name}`, inputSchema],
  [`the result of ${name}`, outputSchema],
]);

/** Every schema in a schema, the names of properties not taken for keywords. */
const within = (schema: Schema): Schema[] => {
  const { properties = {}, items = [], anyOf = [] } = schema;
  const inner = [Object.values(properties as object), items, anyOf].flat() as Schema[];
  return [schema, ...inner.flatMap(within)];
};

/** The keywords that Python's jsonschema, Vertex, OpenAI and llama.cpp all accept. */
const ARGUMENTS = [
  'type',
  'properties',
  'required',
  'description',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'items',
  'enum',
];
const RESULTS = [...ARGUMENTS, 'anyOf'];

describe('published schemas', () => {
  it('are those of every tool', () => {
    const acts = ['ask_for_person', 'return_to_assistant', 'close_conversation', 'give_feedback'];
    const own = ['chat_with_ai', 'get_conversation_history', ...acts, 'analyze_sentiment'];
    expect(listed.map(({ name }) => name)).toEqual([...own, ...Object.keys(DESK_ACCESS.tools)]);
  });

  it.each(SCHEMAS)('of %s compile, with Unicode in patterns or without', (_, schema) => {
    for (const unicodeRegExp of [true, false]) {
      const problems: unknown[] = [];
      const note = (...told: unknown[]) => void problems.push(told);
      const ajv = new Ajv({
        strict: true,
        allowUnionTypes: true,
        unicodeRegExp,
        logger: { log: note, warn: note, error: note },
      });
      expect(ajv.compile(schema)).toBeTypeOf('function');
      expect(problems).toEqual([]);
    }
  });

  it.each(SCHEMAS)('of %s have keywords that every host takes, and objects at the top', (name, schema) => {
    const taken = name.startsWith('the arguments') ? ARGUMENTS : RESULTS;
    expect(schema.type).toBe('object');
    expect(
      within(schema)
        .flatMap(Object.keys)
        .filter((keyword) => !taken.includes(keyword)),
    ).toEqual([]);
  });

  it.each(SCHEMAS)('of %s repeat nothing as often as llama.cpp refuses', (_, schema) => {
    const lengths = within(schema).flatMap(({ maxLength }) => maxLength ?? []);
    expect(lengths.filter((length) => Number(length) >= 2000)).toEqual([]);
  });

  it('of arguments describe each one', () => {
    const all = listed.flatMap(({ inputSchema }) => Object.values(inputSchema.properties as Record<string, Schema>));
    expect(all.length).toBeGreaterThan(8);
    expect(all.filter(({ description }) => typeof description !== 'string')).toEqual([]);
  });

  it('leave out what a schema says beyond that', () => {
    const schema = z.strictObject({
      id: z.string().check(z.regex(/^\P{Cc}*$/u), z.maxLength(8000)),
      more: z.optional(z.record(z.string(), z.unknown())),
    });
    expect(publishedSchema('input', schema)).toEqual({
      type: 'object',
      properties: { id: { type: 'string' }, more: { type: 'object' } },
      required: ['id'],
    });
  });

  it('would not compile with a pattern of ours', () => {
    const compile = () => new Ajv({ unicodeRegExp: false }).compile({ type: 'string', pattern: '[\\p{C}' });
    expect(compile).toThrow();
  });
});

describe('a turn that outlives the time-out of its client', () => {
  const chat = listed.find(({ name }) => name === 'chat_with_ai')?.description;
  const readme = readFileSync(new URL('../../../../../README.md', import.meta.url), 'utf8');

  it.each([
    ['the description of the tool', chat],
    ['the README', readme],
  ])('is kept by progress, or fetched by its message_id, as %s says', (_, text) => {
    expect(text).toMatch(/progress[^.:]* reset/);
    expect(text).toMatch(/same `?message_id`?[^.:]* stored answer/);
  });
});
