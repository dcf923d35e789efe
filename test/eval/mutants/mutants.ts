import type { Mutant } from './mutant.ts';
import { AGREEMENT } from './policies/agreement.ts';
import { ANSWERS } from './policies/answers.ts';
import { CALLS } from './policies/calls.ts';
import { CONSENT } from './policies/consent.ts';
import { LISTS } from './policies/lists.ts';
import { OUTCOMES } from './policies/outcomes.ts';
import { UNTRUSTED_TEXT } from './policies/untrusted-text.ts';

/** One mutant for each policy that protects a customer. */
export const MUTANTS: readonly Mutant[] = [
  ...CALLS,
  ...CONSENT,
  ...AGREEMENT,
  ...LISTS,
  ...OUTCOMES,
  ...ANSWERS,
  ...UNTRUSTED_TEXT,
];
