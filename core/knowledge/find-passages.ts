import { errorName } from '../errors/error-name.ts';
import { Fault } from '../errors/faults.ts';
import { MAX_PASSAGE } from '../playbook/playbook.ts';
import { isQuestion } from '../text/question.ts';
import type { Found, Knowledge, Passage } from './knowledge.ts';

const PASSAGES = 4;

export const NOTHING: Found = { passages: [], is_gap: false };

/**
 * Searches the knowledge for passages. A short message refers to the conversation: where nothing fits it, it is searched together with the
 * customer's message before it. Places that no fitting passage takes are filled for a question only; small talk needs no documents. Throws
 * `KnowledgeBusy` or `KnowledgeRefused`.
 */
export const findPassages = async (
  knowledge: Knowledge,
  message: string,
  before: string | undefined,
): Promise<Found> => {
  const search = (query: string) => knowledge.search(query, PASSAGES).catch(refuse);
  const alone = await search(message);
  const both = isFound(alone) || before === undefined ? [] : await search(`${before}\n${message}`);
  const asks = isQuestion(message);
  const passages = (isFound(both) ? both : alone).filter(({ fits }) => fits || asks);
  return {
    // A knowledge base may hold longer ones.
    passages: passages.map((passage) => ({ ...passage, text: passage.text.slice(0, MAX_PASSAGE).toWellFormed() })),
    is_gap: asks && !isFound(passages),
  };
};

/** An error that is no fault would end the turn, which can go on without passages. */
const refuse = (error: unknown): never => {
  if (error instanceof Fault) throw error;
  throw new Fault('KnowledgeRefused', `Knowledge: ${errorName(error)}`, { cause: error });
};

const isFound = (passages: readonly Passage[]): boolean => passages.some(({ fits }) => fits);
