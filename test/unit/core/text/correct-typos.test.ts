import { describe, expect, it } from 'vitest';
import { correctTypos } from '../../../../core/text/correct-typos.ts';

const WORDS = ['agent', 'human', 'customer', 'operator', 'representative', 'persona'];
const KNOWN = new Set([...WORDS, 'argent']);

describe('correctTypos', () => {
  it.each([
    ['agnet', 'agent'],
    ['humn', 'human'],
    ['costumer', 'customer'],
    ['operater', 'operator'],
    ['represntative', 'representative'],
    ['reprasentativ', 'reprasentativ'],
    ['represantitive', 'representative'],
  ])('reads %s as %s', (given, meant) => {
    expect(correctTypos(` an ${given} . `, WORDS, KNOWN)).toBe(` an ${meant} . `);
  });

  it.each(['argent', 'regent', 'humane', 'personal', 'custom', 'agents', 'huma', 'cooperator'])('keeps %s', (word) => {
    expect(correctTypos(` ${word} . `, WORDS, KNOWN)).toBe(` ${word} . `);
  });
});
