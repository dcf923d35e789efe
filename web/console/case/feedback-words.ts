/** What the customer thought: a thumb about an answer, which is 1 or 5, or a score about a whole episode. */
export const feedbackInWords = (score: number, about: 'answer' | 'episode'): string => {
  const thumb = about === 'answer' ? { 1: 'Not helpful', 5: 'Helpful' }[score] : undefined;
  return `${thumb ?? `${score} of 5`}, says the customer`;
};
