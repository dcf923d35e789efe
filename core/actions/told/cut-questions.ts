import { dropSentences } from '../../text/drop-sentences.ts';

const ASKS = /[?？؟❓❔‽⸮¿]/u;

/**
 * Removes the sentences that ask something from a model's answer. An answer to a proposal must be an answer to nothing else. Empty if the
 * answer only asks.
 */
export const cutQuestions = (text: string): string => dropSentences(text, (sentence) => ASKS.test(sentence));
