import { expect, it } from 'vitest';
import { answerParts } from '../../../../../../web/console/case/transcript/answer-parts.ts';

it.each([
  [
    'Free within 30 days. [1] A photo helps. [2]',
    2,
    ['Free within 30 days.', { source: 1 }, ' A photo helps.', { source: 2 }],
  ],
  ['Choose [3] or [1].', 1, ['Choose', ' [3]', ' or', { source: 1 }, '.']],
  ['No source.', 0, ['No source.']],
  ['', 1, []],
])('%s', (answer, sources, parts) => {
  expect(answerParts(answer, sources)).toEqual(parts);
});
