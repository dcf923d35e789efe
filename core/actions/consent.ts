import { hasQuestionMark } from '../text/question.ts';
import type { ProposedAction } from './proposed-action.ts';

/** The closed lists of words by which customers consent, by language. */
export type ConsentWords = Readonly<Record<string, readonly string[]>>;

export interface Reply {
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
  const said = bare(message);
  if (confirm_action !== null) return confirm_action === proposed.id && !REFUSALS.has(said) ? proposed : null;
  if (hasQuestionMark(message.normalize('NFKC')) || OTHER_PICTURES.test(message.replaceAll(FRIENDLY, ''))) return null;
  return Object.values(words).some((list) => list.some((word) => bare(word) === said)) ? proposed : null;
};

/** With such words, an id that came along is a mistake of the client's. */
const REFUSALS: ReadonlySet<string> = new Set('no nope never nein nee non nie nej não nao ne stop cancel'.split(' '));

/** Pictures that go with consent; any other may turn it into its opposite. */
const FRIENDLY = /[👍👌✅✔☑🙏😊🙂😀😃😄❤🎉]/gu;
const OTHER_PICTURES = /(?![©®™])\p{Extended_Pictographic}/u;

/** The words alone: without case, punctuation and signs around and between them. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
