import { patternOf, wholeWords } from '../../text/pattern.ts';
import { FEELINGS, type Feeling, NEUTRAL } from './feeling-words.ts';
import { countIn, OTHER_SCRIPTS } from './other-scripts.ts';

const WEIGHTS: readonly (readonly [kind: Feeling, weight: number])[] = [
  ['furious', -3],
  ['angry', -2.2],
  ['facts', -0.9],
  ['pleased', 2],
];
/** Lower limit of the sum of `facts`: a customer who lists problems calmly is not upset. */
const WORST_FACTS = -2;

const NOT = `not cant dont isnt wasnt wont no without nicht kein keine keinen pas ne n sans sin non nao sem niet geen nie bez`;
const NEVER = 'never nobody nothing niemand nichts jamais rien nunca nadie mai nessuno ninguem nooit nigdy';
const VERY = 'so very really extremely totally sehr absolut total tres vraiment muy tan molto muito zeer heel bardzo';
const endsWith = (words: string, further: number): RegExp =>
  new RegExp(` (?:${patternOf(words)})(?: [^ .,]+){0,${further}} $`, 'u');
const [turnsPraise, turnsBlame, raises] = [
  endsWith(`${NOT} ${NEVER}`, 2),
  endsWith(NOT, 1),
  endsWith(VERY, 0),
] as const;
/** Characters before a word in which negations and intensifiers are searched. */
const BEFORE = 60;

const compile = (language: string): readonly [string, RegExp] => {
  const kinds = WEIGHTS.map(([kind]) => `(${patternOf(`${FEELINGS[kind][language]} ${FEELINGS[kind].any}`)})`);
  return [language, wholeWords([patternOf(NEUTRAL), ...kinds].join('|'), 'g')];
};

let compiled: ReadonlyMap<string, RegExp> | undefined;

/** The sum of the weights of a text's words; for an unknown language, the largest absolute sum in any. */
export const sumFeelings = (message: string, plain: string, language: string): number => {
  compiled ??= new Map(Object.keys(FEELINGS.furious).map(compile));
  const own = compiled.get(language);
  const sums = own ? [sumIn(plain, own)] : Array.from(compiled.values(), (pattern) => sumIn(plain, pattern));
  const [most = 0] = sums.sort((a, b) => Math.abs(b) - Math.abs(a));
  return WEIGHTS.reduce((sum, [kind, weight]) => sum + weight * countIn(message, OTHER_SCRIPTS[kind]), most);
};

const sumIn = (plain: string, pattern: RegExp): number => {
  let [facts, moods] = [0, 0];
  for (const match of plain.matchAll(pattern)) {
    const [kind, weight] = WEIGHTS[match.slice(1).findIndex((group) => group !== undefined)] ?? ['facts', 0];
    const before = plain.slice(Math.max(0, match.index - BEFORE), match.index);
    if (kind === 'facts') facts += weight;
    else moods += turned(weight, before) * (raises.test(before) ? 1.3 : 1);
  }
  return moods + Math.max(facts, WORST_FACTS);
};

/** "not good" is negative, "not bad" is mildly positive, and "never so bad" stays negative. */
const turned = (weight: number, before: string): number => {
  if (weight > 0) return turnsPraise.test(before) ? -0.75 * weight : weight;
  return turnsBlame.test(before) ? -0.4 * weight : weight;
};
