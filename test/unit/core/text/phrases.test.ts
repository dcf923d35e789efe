import { describe, expect, it } from 'vitest';
import { begins, byFirstWord, follow, phrasesOf } from '../../../../core/text/phrases.ts';

const words = (text: string) => text.split(' ');
const step = (list: string, gap = 0) => ({ phrases: phrasesOf(list), gap });

describe('begins', () => {
  it.each([
    ['talk to', 'talk_to', true],
    ['speak with him', 'talk/speak_with/to', true],
    ['speak at', 'talk/speak_with/to', false],
    ['consultants', 'agent consult*', true],
    ['insult', 'consult*', false],
    ['talk', 'talk_to', false],
    ['', 'talk', false],
  ])('reads %j by %j: %s', (text, list, found) => {
    expect(begins(phrasesOf(list), words(text), 0)).toBe(found);
  });
});

describe('follow', () => {
  const steps = [step('want'), step('human/agent agent_of_yours', 2), step('now')];

  it.each([
    ['want human now', true],
    ['want a real human now', true],
    ['want one more real human now', false],
    ['want no human now', false],
    ['want agent of yours now', true],
    ['want human later', false],
    ['want', false],
  ])('%j: %s', (text, found) => {
    expect(follow(words(text), 0, steps, phrasesOf('no'))).toBe(found);
  });
});

describe('byFirstWord', () => {
  it('finds sequences by each word, and by each beginning, that their first phrases have', () => {
    const talk = { steps: [step('talk/speak_to')] };
    const pass = { steps: [step('pass transfer*')] };
    const at = byFirstWord([talk, pass]);
    expect(at('speak')).toEqual([talk]);
    expect(at('transferring')).toEqual([pass]);
    expect(at('to')).toEqual([]);
  });
});
