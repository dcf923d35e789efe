import type { Knowledge } from '../../core/knowledge/knowledge.ts';
import { isQuestion } from '../../core/text/question.ts';
import type { Step } from '../../statemachines/contract.ts';

const PASSAGES = 4;
/** Longer passages are cut: together they may take 8 KB of the state. */
const MAX_CHARACTERS = 1800;

/**
 * Looks the message up in the company's knowledge. A message that is short refers to what was said before, so the customer's words of the
 * turn before help to find what it is about.
 */
export const searchKnowledge =
  (knowledge: Knowledge): Step<'SearchKnowledge'> =>
  async ({ request: { message }, history }) => {
    const found = await knowledge.search(message, PASSAGES);
    const before = history.turns.at(-1)?.message;
    const passages =
      found.length > 0 || before === undefined ? found : await knowledge.search(`${before}\n${message}`, PASSAGES);
    return {
      passages: passages.map((passage) => ({ ...passage, text: passage.text.slice(0, MAX_CHARACTERS) })),
      is_question: isQuestion(message),
    };
  };
