import { expect, it } from 'vitest';
import { withoutThoughts } from '../../../../local/model-server/thoughts.ts';

it.each([
  ['no thoughts', 'It is here.', 'It is here.'],
  ['thoughts in front', '<think>\nWhere?\n</think>\n\nIt is here.', 'It is here.'],
  ['empty thoughts', '<think>\n\n</think>\n\nIt is here.', 'It is here.'],
  ['thoughts twice', '<think>a</think>It is <thinking>b</thinking>here.', 'It is here.'],
  ['thoughts that the prompt opened', 'Where is it?\n</think>\nIt is here.', 'It is here.'],
  ['thoughts that were cut short', 'It is here.\n<think>Or is', 'It is here.'],
  ['nothing but thoughts that were cut short', '<think>Where', ''],
  ['a word that only looks like it', 'I think <b>it</b> is here.', 'I think <b>it</b> is here.'],
])('%s', (_, text, answer) => {
  expect(withoutThoughts(text)).toBe(answer);
});
