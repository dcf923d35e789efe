import { patternOf, wholeWords } from '../../text/pattern.ts';
import type { SensitiveTopic } from '../sentiment.ts';
import { countIn, OTHER_SCRIPTS } from './other-scripts.ts';
import { SENSITIVE, SENSITIVE_PARTS } from './sensitive-words.ts';

/** Topics by the harm of a weak answer. If a message touches several, the first one counts. */
export const BY_HARM: readonly SensitiveTopic[] = ['safety', 'fraud', 'discrimination', 'privacy', 'legal'];

const compile = (topic: SensitiveTopic): readonly [SensitiveTopic, RegExp] => {
  const entries = SENSITIVE[topic].replaceAll(/\$(\w+)/g, (_, name: string) => SENSITIVE_PARTS[name] ?? '');
  return [topic, wholeWords(patternOf(entries))];
};

let compiled: ReadonlyMap<SensitiveTopic, RegExp> | undefined;

/** The gravest topic of a message. Patterns compile on first use: a cold start does not pay for a fallback. */
export const sensitiveTopic = (message: string, plain: string): SensitiveTopic | null => {
  compiled ??= new Map(BY_HARM.map(compile));
  const patterns = compiled;
  const isFound = (topic: SensitiveTopic) =>
    patterns.get(topic)?.test(plain) || countIn(message, OTHER_SCRIPTS[topic]) > 0;
  return BY_HARM.find(isFound) ?? null;
};
