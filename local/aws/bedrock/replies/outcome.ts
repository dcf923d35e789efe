import type { Json } from '../protocol/request.ts';
import type { Used } from './dialogue.ts';
import { readResult } from './result-text.ts';

const NOTHING =
  /^(?:no|none|nothing|0)\b|\b(?:nothing|none|no (?:\p{L}+ ){1,5}(?:was|were|is|are)|(?:was|were) not) (?:found|known|listed)\b/iu;
const REFUSAL =
  /\b(?:cannot|can ?not|can't|could not|not (?:possible|allowed|eligible|permitted)|not \w+(?:ed|en) yet|already|ended|expired|no longer|too late|nothing to)\b/i;
/** How a system says that a tool waits for the customer's consent. */
const WAITS = /\b(?:nothing|not)\b[^.]{0,40}\bdone\b[\s\S]*\b(?:consent|confirm|agree|approv)/i;

export const failed = ({ result }: Used): boolean => result.status === 'error';

/** Whether a tool has proposed what it was called for, and not done it. */
export const waits = (use: Used): boolean => !failed(use) && WAITS.test(readResult(use.result).words);

/** Whether a tool has found nothing. */
export const foundNothing = (use: Used): boolean => {
  const { words, data } = readResult(use.result);
  return !failed(use) && (words === '' ? isBare(data) : NOTHING.test(words));
};

/** Whether a tool that was asked if something can be done says that it cannot. */
export const saysNo = (use: Used): boolean => {
  const { words, data } = readResult(use.result);
  return failed(use) || (words === '' ? Object.values(data ?? {}).includes(false) : REFUSAL.test(words));
};

const isBare = (data: Json | undefined): boolean => {
  if (typeof data !== 'object' || data === null) return data === undefined || data === null;
  const lists = (Array.isArray(data) ? [data] : Object.values(data).filter(Array.isArray)) as (readonly Json[])[];
  return lists.length > 0 && lists.every((list) => list.length === 0);
};
