/** Signs that end a question, in any script that has one. */
const QUESTION_MARK = /[?？؟;;՞፧❓❔‽⸮]/u;
/** Whether a message has the sign of a question anywhere. */
export const hasQuestionMark = (message: string): boolean => QUESTION_MARK.test(message);

/** Greetings, thanks and consent are shorter. */
const FEW_WORDS = 4;

/** Whether a message asks for something, as far as its form tells: by its sign, or because it is longer than a greeting. */
export const isQuestion = (message: string): boolean => {
  if (hasQuestionMark(message)) return true;
  const words = message.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > FEW_WORDS;
};
