import type { Dialogue } from './dialogue.ts';
import { wordsOf } from './words.ts';

const MOST_WORDS = 25;
const MOST_TURNS = 3;
const NO =
  /^(?:no|nope|nah|never mind|nevermind|stop|dont|do not|forget it|not now|better not|leave it|nein|nicht|lieber nicht|non|nee|nao)\b/;

/** Words of the customer's before, with the newest behind them. */
interface FollowUp {
  readonly words: string;
  readonly before: readonly string[];
}

/** Whether a message declines what the assistant has asked. */
export const declines = ({ message, told }: Dialogue): boolean =>
  told.includes('?') && NO.test(wordsOf(message).join(' '));

/** What a message says together with those before it, if it may be the answer to a question of the assistant's; the shortest first. */
export const followUps = (dialogue: Dialogue): FollowUp[] => {
  const { message, earlier, told } = dialogue;
  if (!told.includes('?') || declines(dialogue) || wordsOf(message).length > MOST_WORDS) return [];
  return Array.from({ length: Math.min(MOST_TURNS, earlier.length) }, (_, more) => ({
    words: [...earlier.slice(-more - 1), message].join('\n'),
    before: earlier.slice(0, -more - 1),
  }));
};
