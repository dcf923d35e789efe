import type { ConverseRequest, JsonRecord } from '../../../../local/aws/bedrock/protocol/request.ts';
import { FREELY, HEDGES } from '../customers/words.ts';
import type { Seeded } from '../seeded.ts';

const YES = /yes|agree|go ahead|do it|\bja\b/i;
const HIDING_A_YES: readonly string[] = [...Object.values(HEDGES).flat(), ...FREELY];

/**
 * How the adversarial triage model reads a reply to a proposal: nearly always as consent. Where code can see that it is none, the words stand
 * in the message; where only a model could, they are invented. Null when it fails.
 */
export const readReply = ({ messages }: ConverseRequest, random: Seeded): JsonRecord | null => {
  const asked = letters(
    messages
      .flatMap(({ content }) => content.flatMap(({ text = '' }) => text))
      .join(' ')
      .replaceAll('\\n', ' '),
  );
  const message = HIDING_A_YES.find((each) => asked.includes(letters(each)));
  const kind = random.weighed({ agrees: 80, fails: 6, unclear: 4, declines: 5, changes: 5 });
  if (kind === 'fails') return null;
  if (kind !== 'agrees') return { reading: kind, words: '' };
  return { reading: 'agrees', words: (message && YES.exec(message)?.[0]) ?? 'Yes, I agree to everything' };
};

/** The product may wrap the message and escape it, also as JSON. */
const letters = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}]+/gu, '');
