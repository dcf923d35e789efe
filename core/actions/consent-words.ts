import { hasQuestionMark } from '../text/question.ts';
import type { Proposal } from './proposal.ts';

/** The closed lists of consent words, by language. */
export type ConsentWords = Readonly<Record<string, readonly string[]>>;

export interface Reply {
  readonly message: string;
  readonly confirm_action: string | null;
}

/** Whether a reply consents to the proposal: by its id, or by words that are consent and nothing else. */
export const isConsent = (
  { id }: Pick<Proposal, 'id'>,
  { message, confirm_action }: Reply,
  words: ConsentWords,
): boolean => {
  if (confirm_action !== null) return confirm_action === id && !REFUSALS.has(bare(message));
  if (hasQuestionMark(message.normalize('NFKC')) || OTHER_PICTURES.test(message.replaceAll(FRIENDLY, ''))) return false;
  const said = bare(message);
  return Object.values(words).some((list) => list.some((word) => bare(word) === said));
};

/** Whether a reply declines the proposal: by a clear no, also beside the proposal's own id (a client's mistake), or by another id. */
export const isRefusal = ({ id }: Pick<Proposal, 'id'>, { message, confirm_action }: Reply): boolean =>
  REFUSALS.has(bare(message)) || (confirm_action !== null && confirm_action !== id);

const REFUSALS: ReadonlySet<string> = new Set('no nope never nein nee non nie nej não nao ne stop cancel'.split(' '));

/** Emoji that agree with consent. Any other may negate it. */
const FRIENDLY = /[👍👌✅✔☑🙏😊🙂😀😃😄❤🎉]/gu;
const OTHER_PICTURES = /(?![©®™])\p{Extended_Pictographic}/u;

/** The words in lower case, without punctuation and symbols. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
