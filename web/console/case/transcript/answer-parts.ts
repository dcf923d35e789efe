/** A piece of an answer: words, or the number of a source. */
export type AnswerPart = string | { readonly source: number };

/** Splits an answer at the numbers of its sources, such as `[1]`. Other brackets are words. */
export const answerParts = (answer: string, sources: number): readonly AnswerPart[] =>
  answer.split(/ ?\[(\d{1,2})\]/).flatMap((part, at): AnswerPart[] => {
    if (at % 2 === 0) return part === '' ? [] : [part];
    const source = Number(part);
    return source >= 1 && source <= sources ? [{ source }] : [` [${part}]`];
  });
