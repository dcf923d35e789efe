import type { Oracle } from '../witness.ts';

/** Every quote occurs verbatim in its document, and no citation mark remains in an answer. */
export const citations: Oracle = ({ exchanges, document }) =>
  exchanges.flatMap(({ result }) => {
    if (!result) return [];
    const invented = result.citations.filter(({ source, quote }) => !document(source)?.includes(quote));
    return [
      ...invented.map(({ source, quote }) => `${JSON.stringify(quote)} is not in ${source}`),
      ...(/\[\[\s*\d+\s*:/.test(result.answer)
        ? [`a citation mark remains in ${JSON.stringify(result.answer.slice(0, 80))}`]
        : []),
    ];
  });
