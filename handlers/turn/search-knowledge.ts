import { type Knowledge, MAX_PASSAGE, type Passage } from '../../core/knowledge/knowledge.ts';
import { isQuestion } from '../../core/text/question.ts';
import type { Step } from '../../statemachines/contract.ts';

const PASSAGES = 4;

/**
 * Looks the message up in the company's knowledge. A short message refers to the conversation, so where nothing fits it, the customer's
 * message before it is looked up together with it.
 */
export const searchKnowledge =
  (knowledge: Knowledge): Step<'SearchKnowledge'> =>
  async ({ request: { message }, history }) => {
    const alone = await knowledge.search(message, PASSAGES);
    const before = history.turns.at(-1)?.message;
    const both =
      isFound(alone) || before === undefined ? [] : await knowledge.search(`${before}\n${message}`, PASSAGES);
    const passages = isFound(both) ? both : alone;
    return {
      // A knowledge base may hold longer ones.
      passages: passages.map((passage) => ({ ...passage, text: passage.text.slice(0, MAX_PASSAGE) })),
      is_gap: isQuestion(message) && !isFound(passages),
    };
  };

const isFound = (passages: readonly Passage[]): boolean => passages.some(({ fits }) => fits);
