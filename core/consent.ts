import type { ProposedAction } from './proposed-action.ts';
import { hasQuestionMark } from './question.ts';

/** The closed lists of words by which customers consent, by language. */
export type ConsentWords = Readonly<Record<string, readonly string[]>>;

interface Reply {
  readonly message: string;
  readonly confirm_action: string | null;
}

/**
 * The action that a reply consents to, or null: by its id, or by words that are consent and nothing else. Whatever else the customer
 * writes drops the proposal, and no model is asked what was meant.
 */
export const consentedAction = (
  proposed: ProposedAction | null,
  { message, confirm_action }: Reply,
  words: ConsentWords,
): ProposedAction | null => {
  if (!proposed) return null;
  if (confirm_action !== null) return confirm_action === proposed.id ? proposed : null;
  if (hasQuestionMark(message)) return null;
  const said = bare(message);
  return Object.values(words).some((list) => list.some((word) => bare(word) === said)) ? proposed : null;
};

/** The words alone: without case, punctuation and signs around and between them. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
