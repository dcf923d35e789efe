import { describe, expect, it } from 'vitest';
import { findModel } from '../../../../../core/models/catalogue.ts';
import { readWithLexicon } from '../../../../../core/triage/read-with-lexicon.ts';
import type { JsonRecord } from '../../../../../local/aws/bedrock/protocol/request.ts';
import { validateTools } from '../../../../../local/aws/bedrock/protocol/validate-tools.ts';
import { askStandIn, callOf, LLAMA, NOVA, SONNET, textOf, tool, user } from './bedrock-client.ts';

const ask = askStandIn();

const fill = async (message: string, properties: object, required = Object.keys(properties), modelId = NOVA) => {
  const toolConfig = { tools: [tool('note', 'Notes.', properties, required)], toolChoice: { tool: { name: 'note' } } };
  const reply = await ask([user(message)], { modelId, toolConfig });
  expect(reply.stopReason).toBe('tool_use');
  return callOf(reply)?.input;
};

const LABEL = { type: 'string', enum: ['positive', 'neutral', 'negative'] };
const TOPICS = ['fraud', 'legal', 'privacy', 'safety', 'discrimination'];
const READING = {
  label: LABEL,
  score: { type: 'number', minimum: -1, maximum: 1 },
  language: { type: 'string' },
  wants_human: { type: 'boolean' },
  topic: { anyOf: [{ type: 'string', enum: TOPICS }, { type: 'null' }] },
};
const MESSAGE = 'Ich bin stinksauer, ich will mit einem Menschen sprechen!';

describe('a forced tool', () => {
  it('is filled with the reading of the message', async () => {
    expect(await fill(MESSAGE, READING)).toEqual(readWithLexicon(MESSAGE));
  });

  it.each([
    ['null, where the schema takes it', READING.topic, null],
    ['the member that says none', { type: 'string', enum: ['none', ...TOPICS] }, 'none'],
    ['null as a member', { enum: [...TOPICS, null] }, null],
  ])('says "no topic" with %s', async (_, topic, none) => {
    expect(await fill(MESSAGE, { topic })).toEqual({ topic: none });
  });

  it.each([
    [
      'a number of its own scale',
      { sentiment: LABEL, score: { type: 'integer', minimum: 1, maximum: 5 } },
      { sentiment: 'negative', score: 2 },
    ],
    ['an identifier by its noun', { order_id: { type: 'string' } }, { order_id: '1042' }],
    [
      'an identifier in a nested object',
      { order: { type: 'object', properties: { orderNumber: { type: 'integer' } }, required: ['orderNumber'] } },
      { order: { orderNumber: 1042 } },
    ],
    ['an email address by format', { reply_to: { type: 'string', format: 'email' } }, { reply_to: 'a@example.org' }],
    ['a member that the message names', { part: { enum: ['wheel', 'lamp'] } }, { part: 'lamp' }],
    ['a constant', { version: { const: 2 } }, { version: 2 }],
    [
      'fillers that keep to the type',
      {
        a: { type: 'integer', minimum: 3 },
        b: { type: 'boolean' },
        c: { type: 'array', items: { type: 'integer' } },
        d: { type: ['string', 'null'] },
        e: { enum: ['x', 'other'] },
      },
      { a: 3, b: false, c: [], d: null, e: 'other' },
    ],
  ])('is filled with %s', async (_, properties, input) => {
    const message = 'The lamp of order 1042 is broken and I am very disappointed. Write to a@example.org';
    expect(await fill(message, properties)).toEqual(input);
  });

  it('leaves out what is optional and was not said', async () => {
    expect(
      await fill('My order 1042 is late', { order_id: { type: 'string' }, invoice_id: { type: 'string' } }, []),
    ).toEqual({
      order_id: '1042',
    });
  });

  it('follows $ref for the models that take it', async () => {
    const schema = {
      type: 'object',
      properties: { mood: { $ref: '#/$defs/mood' } },
      required: ['mood'],
      $defs: { mood: { type: 'object', properties: { label: LABEL }, required: ['label'] } },
    };
    const reply = await ask([user(MESSAGE)], {
      modelId: SONNET,
      toolConfig: {
        tools: [{ toolSpec: { name: 'note', description: 'Notes.', inputSchema: { json: schema as never } } }],
        toolChoice: { tool: { name: 'note' } },
      },
    });
    expect(callOf(reply)?.input).toEqual({ mood: { label: 'negative' } });
  });
});

describe('JSON asked for in words', () => {
  it('follows the schema that the system prompt holds', async () => {
    const schema = { type: 'object', properties: READING, required: Object.keys(READING) };
    const text = `Read the message. Answer with one JSON object and nothing else, by this schema: ${JSON.stringify(schema)}`;
    const reply = await ask([user(MESSAGE)], { modelId: LLAMA, system: [{ text }] });
    expect(JSON.parse(textOf(reply))).toEqual(readWithLexicon(MESSAGE));
  });

  it('holds the fields that the last message names, about the text between its tags', async () => {
    const prompt = `Reply only with JSON that has "label" and "language".\n<message>${MESSAGE}</message>`;
    expect(JSON.parse(textOf(await ask([user(prompt)])))).toEqual({ label: 'negative', language: 'de' });
  });

  it('is not what a customer gets who merely mentions JSON', async () => {
    expect(textOf(await ask([user('Your shop returns a JSON error, what now?')]))).toMatch(/stand-in/);
  });
});

describe('a model without tools', () => {
  it('refuses toolConfig', () => {
    const nova = findModel(NOVA);
    if (!nova) throw new Error(`${NOVA} is not in the catalogue`);
    const inputSchema = { json: { type: 'object' } satisfies JsonRecord };
    const request = { messages: [], toolConfig: { tools: [{ toolSpec: { name: 'find', inputSchema } }] } };
    expect(() => validateTools(nova, request)).not.toThrow();
    expect(() => validateTools({ ...nova, takes: { ...nova.takes, tools: false } }, request)).toThrow(
      /support tool use/,
    );
  });
});
