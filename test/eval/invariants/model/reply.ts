import type { ConverseRequest, JsonRecord } from '../../../../local/aws/bedrock/protocol/request.ts';
import { FREELY, HEDGES, READ_AS } from '../customers/words.ts';
import type { Seeded } from '../seeded.ts';

const YES = /yes|agree|go ahead|do it|\bja\b/i;
const HIDING_A_YES: readonly string[] = [...Object.values(HEDGES).flat(), ...FREELY];

/**
 * How the adversarial triage model reads a reply to a proposal: nearly always as consent. Where code can see that it is none, the words stand
 * in the message; where only a model could, they are invented. Null when it fails.
 */
export const readReply = (request: ConverseRequest, random: Seeded): JsonRecord | null => {
  const asked = lettersOf(request);
  const message = HIDING_A_YES.find((each) => asked.includes(letters(each)));
  const kind = certainReading(request) ?? random.weighed({ agrees: 80, fails: 6, unclear: 4, declines: 5, changes: 5 });
  if (kind === 'fails') return null;
  if (kind !== 'agrees') return { reading: kind, words: '' };
  return { reading: 'agrees', words: (message && YES.exec(message)?.[0]) ?? 'Yes, I agree to everything' };
};

const CERTAIN = [...Object.entries(READ_AS), ...FREELY.map((words) => ['agrees', words] as const)];

/** How the model reads the words that it always reads in one way; undefined for all others. */
export const certainReading = (request: ConverseRequest): string | undefined => {
  const asked = lettersOf(request);
  return CERTAIN.find(([, words]) => asked.includes(letters(words)))?.[0];
};

const lettersOf = ({ messages }: ConverseRequest): string =>
  letters(
    messages
      .flatMap(({ content }) => content.flatMap(({ text = '' }) => text))
      .join(' ')
      .replaceAll('\\n', ' '),
  );

/** The product may wrap the message and escape it, also as JSON. */
const letters = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}]+/gu, '');
