import type { Knowledge, Passage } from '../../core/knowledge/knowledge.ts';
import { MAX_PASSAGE } from '../../core/playbook/playbook.ts';
import { isQuestion } from '../../core/text/question.ts';
import type { Step } from '../../statemachines/contract.ts';

const PASSAGES = 4;

/**
 * Searches the knowledge for passages. A short message refers to the conversation: where nothing fits it, it is searched together with the
 * customer's message before it. Places that no fitting passage takes are filled for a question only; small talk needs no documents.
 */
export const searchKnowledge =
  (knowledge: Knowledge): Step<'SearchKnowledge'> =>
  async ({ request: { message }, history }) => {
    const alone = await knowledge.search(message, PASSAGES);
    const before = history.turns.at(-1)?.message;
    const both =
      isFound(alone) || before === undefined ? [] : await knowledge.search(`${before}\n${message}`, PASSAGES);
    const asks = isQuestion(message);
    const passages = (isFound(both) ? both : alone).filter(({ fits }) => fits || asks);
    return {
      // A knowledge base may hold longer ones.
      passages: passages.map((passage) => ({ ...passage, text: passage.text.slice(0, MAX_PASSAGE).toWellFormed() })),
      is_gap: asks && !isFound(passages),
    };
  };

const isFound = (passages: readonly Passage[]): boolean => passages.some(({ fits }) => fits);
