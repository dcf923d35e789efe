import { dropSentences } from '../../text/drop-sentences.ts';
import { hasQuestionMark } from '../../text/question.ts';

/**
 * Removes the sentences that ask something from a model's answer. An answer to a proposal must be an answer to nothing else. Empty if the
 * answer only asks.
 */
export const cutQuestions = (text: string): string => dropSentences(text, hasQuestionMark);
