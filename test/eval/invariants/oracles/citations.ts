import type { Oracle } from '../witness.ts';

/** Every quote stands literally in the document that it is said to come from, and nobody has to read the marks of a model. */
export const citations: Oracle = ({ exchanges, document }) =>
  exchanges.flatMap(({ result }) => {
    if (!result) return [];
    const invented = result.citations.filter(({ source, quote }) => !document(source)?.includes(quote));
    return [
      ...invented.map(({ source, quote }) => `${JSON.stringify(quote)} does not stand in ${source}`),
      ...(/\[\[\s*\d+\s*:/.test(result.answer)
        ? [`a mark is left in ${JSON.stringify(result.answer.slice(0, 80))}`]
        : []),
    ];
  });
