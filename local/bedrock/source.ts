import { readWithLexicon } from '../../core/lexicon.ts';
import type { Dialogue } from './dialogue.ts';
import { factsIn } from './facts.ts';
import type { Source } from './from-words.ts';

/** What the customer has said, newest facts first, as values for a tool's input. */
export const sourceOf = ({ message, earlier }: Dialogue): Source => ({
  message,
  reading: readWithLexicon(message),
  facts: [...earlier, message].flatMap(factsIn).reverse(),
});
