import { expect, it } from 'vitest';
import { feedbackInWords } from '../../../../../web/console/case/feedback-words.ts';

it.each([
  [5, 'answer', 'Helpful, says the customer'],
  [1, 'answer', 'Not helpful, says the customer'],
  [3, 'answer', '3 of 5, says the customer'],
  [5, 'episode', '5 of 5, says the customer'],
] as const)('%i about an %s is: %s', (score, about, words) => {
  expect(feedbackInWords(score, about)).toBe(words);
});
