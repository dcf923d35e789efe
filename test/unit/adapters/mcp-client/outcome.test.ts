import { expect, it } from 'vitest';
import { outcomeOf } from '../../../../adapters/mcp-client/outcome.ts';

const text = (words: string) => ({ type: 'text' as const, text: words });

it.each([
  ['words', { content: [text('One.'), text('Two.')] }, 'One.\n\nTwo.'],
  ['data', { content: [], structuredContent: { a: 1 } }, '{"a":1}'],
  ['words and data', { content: [text('One.')], structuredContent: { a: 1 } }, 'One.\n\n{"a":1}'],
  ['words that are the same data', { content: [text('{ "a": 1 }')], structuredContent: { a: 1 } }, '{ "a": 1 }'],
  ['nothing', { content: [] }, 'Done.'],
  ['a document', { content: [{ type: 'resource' as const, resource: { uri: 'a:b', text: 'Doc.' } }] }, 'Doc.'],
  ['a picture', { content: [{ type: 'image' as const, data: 'AA==', mimeType: 'image/png' }] }, '[image left out]'],
  ['a link', { content: [{ type: 'resource_link' as const, uri: 'a:b', name: 'Label' }] }, 'Label: a:b'],
  ['data beside null', { content: null, structuredContent: [1] }, '[1]'],
  [
    'words beside null',
    { content: [{ ...text('A.'), annotations: null, _meta: null }], structuredContent: null, isError: null },
    'A.',
  ],
  [
    'blocks of unknown types',
    { content: ['A.', { type: 'json', text: 'B.' }, { type: 'widget' }] },
    'A.\n\nB.\n\n[widget left out]',
  ],
])('a result of %s becomes text', (_, result, words) => {
  expect(outcomeOf(result)).toEqual({ ok: true, text: words });
});

it('an error result stays an error, with or without words', () => {
  expect(outcomeOf({ content: [text('No.')], isError: true })).toEqual({ ok: false, text: 'No.' });
  expect(outcomeOf({ content: [], isError: true })).toEqual({ ok: false, text: 'It failed.' });
});

it.each([
  {},
  { content: 'Done.' },
  { content: null, structuredContent: null },
  { task: { taskId: '7' } },
  { success: true },
])('%j is no result of a tool', (result) => {
  expect(() => outcomeOf(result)).toThrow('Not the result of a tool.');
});
