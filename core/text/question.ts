/** The question marks of all scripts. */
const QUESTION_MARK = /[?？؟;;՞፧❓❔‽⸮]/u;
/** Whether a message has a question mark anywhere. */
export const hasQuestionMark = (message: string): boolean => QUESTION_MARK.test(message);

/** Greetings, thanks and consent rarely have more words. */
const FEW_WORDS = 4;

/** Whether a message looks like a request: it has a question mark, or is longer than a greeting. */
export const isQuestion = (message: string): boolean => {
  if (hasQuestionMark(message)) return true;
  const words = message.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > FEW_WORDS;
};
