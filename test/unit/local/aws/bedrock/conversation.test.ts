import { expect, it } from 'vitest';
import { readResult } from '../../../../../local/aws/bedrock/replies/conversation.ts';

it.each([
  ['It arrives on the 5', { words: 'It arrives on the 5', data: null }],
  ['{"id":5}', { words: '', data: { id: 5 } }],
  ['Order 5:\n{"id":5}', { words: 'Order 5:', data: { id: 5 } }],
  ['Order 5:\n{"id":', { words: 'Order 5:\n{"id":', data: null }],
])('a result is split into words and data: %j', (text, result) => {
  expect(readResult(text)).toEqual(result);
});
