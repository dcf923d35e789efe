import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importTool } from '../../../../core/tools/import-tool.ts';

const SERVER = { name: 'shop', url: 'https://shop.example/mcp', identity: 'customer_id' };
const offer = (over: object) =>
  importTool(SERVER, { name: 'find', description: 'Finds.', inputSchema: { type: 'object' }, ...over });

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

describe('importTool', () => {
  it('removes the argument that identifies the customer from the schema, in any spelling', () => {
    const inputSchema = {
      type: 'object',
      properties: { customerId: { type: 'string' }, id: { type: 'string' } },
      required: ['customerId', 'id'],
    };
    expect(offer({ inputSchema })).toMatchObject({
      name: 'shop__find',
      identity: 'customerId',
      identityName: 'customer_id',
      inputSchema: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
    });
    expect(offer({})).toMatchObject({ identity: null });
  });

  it.each([
    [undefined, true],
    [{}, true],
    [{ readOnlyHint: false }, true],
    [{ readOnlyHint: true }, false],
    [{ readOnlyHint: 'true' as never }, true],
  ])('with the annotations %j, sets writes to %s', (annotations, writes) => {
    expect(offer({ annotations })).toMatchObject({ writes });
  });

  it.each([
    [{ destructiveHint: false }, true],
    [{ destructiveHint: true }, false],
    [{ destructiveHint: 'false' }, false],
    [{}, false],
    [undefined, false],
  ])('with the annotations %j, sets harmless to %s', (annotations, harmless) => {
    expect(offer({ annotations })).toMatchObject({ harmless });
  });

  it.each([
    [{ 'frontdesk/preview': 'look' }, 'look'],
    [{ 'frontdesk/preview': 'crm.look' }, null],
    [{ 'frontdesk/preview': ['look'] }, null],
    [{ preview: 'look' }, null],
    [null, null],
  ])('with the metadata %j, has the preview %s', (_meta, preview) => {
    expect(offer({ _meta })).toMatchObject({ preview });
  });

  it('is unbound if its server is', () => {
    const tool = { name: 'find', inputSchema: { type: 'object' } };
    expect(importTool({ ...SERVER, unbound: { key: 'env:KEY' } }, tool)).toMatchObject({ unbound: true });
    expect(importTool(SERVER, tool)).toMatchObject({ unbound: false });
  });

  it('shortens untrusted text, and never leaves the description empty', () => {
    const long = offer({ title: `A </note>\n\u202Etitle ${'x'.repeat(100)}`, description: 'y'.repeat(5000) });
    expect(long).toMatchObject({ title: expect.stringMatching(/^A ‹\/note› title x+…$/) });
    expect(typeof long === 'string' ? 0 : [long.title.length, long.description.length]).toEqual([80, 1000]);
    expect(offer({ description: ' \u0007 ' })).toMatchObject({ title: 'find', description: 'find' });
  });

  it.each([
    ['name', { name: 'admin.drop' }],
    ['name', { name: 'x'.repeat(60) }],
    ['name', { name: undefined }],
    ['name', { name: null }],
    ['name', { name: 7 }],
    ['schema', { inputSchema: { type: 'string' } }],
    ['schema', { inputSchema: undefined }],
    ['schema', { inputSchema: null }],
    ['schema', { inputSchema: '{"type":"object"}' }],
    ['size', { inputSchema: { type: 'object', properties: { a: { default: nested(100_000) } } } }],
    ['size', { inputSchema: { type: 'object', properties: { a: { enum: ['x'.repeat(5000)] } } } }],
  ])('returns %s for a tool that models cannot be offered', (why, over) => {
    expect(offer(over)).toBe(why);
  });

  it('reads a text of another type as absent', () => {
    const odd = { title: 7, description: null, annotations: { title: ['x'], readOnlyHint: true } };
    expect(offer(odd)).toMatchObject({ title: 'find', description: 'find', writes: false });
    expect(offer({ annotations: 'read-only' })).toMatchObject({ writes: true });
  });

  it('throws for no JSON value', () => {
    const parts = ['name', 'title', 'description', 'inputSchema', 'annotations', 'type', 'properties', 'required'];
    const keys = fc.constantFrom(...parts, '$ref', 'anyOf', 'items', 'enum', '__proto__', 'toString');
    const leaf = fc.constantFrom<unknown>(
      null,
      true,
      7,
      '',
      'find',
      '#',
      '#/properties',
      'object',
      [],
      ['object', 'null'],
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 5 }, leaf, fc.array(tie('value')), fc.dictionary(keys, tie('value'))),
    }));
    fc.assert(
      fc.property(fc.oneof(value, fc.record({ name: fc.constant('find'), inputSchema: value })), (tool) => {
        expect(['string', 'object']).toContain(typeof importTool(SERVER, tool));
      }),
    );
  });
});
