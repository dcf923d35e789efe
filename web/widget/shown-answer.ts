import type { Proposal } from './results.ts';

/**
 * The answer without the list of what is proposed, which the card shows, and the sentence under it. Only if code wrote exactly that list at its
 * end: no other part of an answer is removed.
 */
export const withoutProposal = (
  answer: string,
  { actions }: Proposal,
): { readonly text: string; readonly question: string } => {
  const whole = { text: answer, question: '' };
  const lines = answer.split('\n');
  const heads = actions.map(({ title }, at) => `${actions.length === 1 ? '→' : `${at + 1}.`} ${title}`);
  const from = lines.findLastIndex((line) => line.startsWith(heads[0] ?? '\n'));
  const isList = from >= 0 && heads.every((head, at) => lines[from + at]?.startsWith(head));
  const after = lines.slice(from + heads.length);
  const question = after.at(-1) ?? '';
  const isEnd = heads.length === 1 ? after.length === 1 : after.length === 2 && after[0] === '';
  return isList && isEnd && question !== '' ? { text: lines.slice(0, from).join('\n').trim(), question } : whole;
};

/** An answer in parts: text, and numbers of its citations, which it has as `[1]`. */
export const citedParts = (answer: string, citations: number): readonly (string | number)[] =>
  answer.split(/\s?\[(\d{1,2})\]/).flatMap((part, at): readonly (string | number)[] => {
    if (at % 2 === 0) return part === '' ? [] : [part];
    const number = Number(part);
    return number >= 1 && number <= citations ? [number] : [` [${part}]`];
  });
