import { correctTypos } from '../../text/correct-typos.ts';
import { STOP_WORDS } from '../../text/language/stop-words.ts';
import { patternOf, wholeWords } from '../../text/pattern.ts';
import { PERSON } from './person-words.ts';

const BOTS = 'bot* robot* robo* chatbot* machin* maschin* maquina* macchin* maszyn* ai ki ia computer*';
const NOT = 'not dont no nicht kein* pas ne non nao niet geen nie';
/** Maximum fillers between a wish and its noun. */
const MOST_FILLERS = 5;

const compile = () => {
  const { nouns, vague, contact, passOn, want, fillers, courtesy, compounds, stops, unless, phrases } = PERSON;
  const either = (...lists: readonly string[]) => `(?:${patternOf(lists.join(' '))})`;
  const apart = `(?! ${either(compounds)} )`;
  const whole = (list: string) => `(?<! ${either(compounds)} )${list}${apart}`;
  const wished = (list: string) => `(?<! ${either(unless)}(?: [^ .,]+){0,2} )${list}${apart}`;
  const between = (most: number) => `(?: (?!${either(stops)} )[^ .]+){0,${most}} `;
  const anyone = whole(either(nouns, vague));
  const asks = [
    wished(either(contact, passOn)) + between(5) + anyone,
    either(NOT) + between(4) + either(contact, want) + between(4) + either(BOTS),
    either(NOT) + between(4) + either(BOTS) + between(3) + either(contact),
    either(phrases),
  ];
  const around = `(?: (?:${either(courtesy, fillers)}|[.,])){0,8}`;
  const parting = new Set(wordsIn(stops));
  const grammar = Object.values(STOP_WORDS).flatMap((words) => [...words]);
  return {
    asks: wholeWords(asks.join('|')),
    isNoun: new RegExp(`^${around} ${either(nouns)}${around} $`, 'u'),
    pairs: [
      [wholeWords(wished(anyone), 'g'), wholeWords(either(contact) + apart, 'y')],
      [wholeWords(wished(either(want)), 'g'), wholeWords(whole(either(nouns)), 'y')],
    ] as const,
    fillers: new Set([...grammar, ...wordsIn(fillers), ','].filter((word) => !parting.has(word))),
    nouns: wordsIn(nouns, vague),
    known: new Set(wordsIn(nouns, vague, contact, want, compounds, stops)),
  };
};

const wordsIn = (...lists: readonly string[]): string[] => lists.join(' ').split(/[\s|_+*/]+/);

let compiled: ReturnType<typeof compile> | undefined;

/** Whether a message in the form of `plainWords` asks for a person: by a wish, a contact, or the noun itself. */
export const asksForPerson = (plain: string): boolean => {
  compiled ??= compile();
  const { asks, isNoun, pairs, fillers, nouns, known } = compiled;
  const text = correctTypos(plain, nouns, known);
  return asks.test(text) || isNoun.test(text) || pairs.some(([first, then]) => isFilled(text, first, then, fillers));
};

/** Whether only fillers separate a match of `first` from a match of `then`. */
const isFilled = (text: string, first: RegExp, then: RegExp, fillers: ReadonlySet<string>): boolean =>
  Array.from(text.matchAll(first)).some((match) => {
    let at = match.index + match[0].length + 1;
    for (let words = 0; words <= MOST_FILLERS; words++) {
      then.lastIndex = at;
      if (then.test(text)) return true;
      const end = text.indexOf(' ', at);
      if (!fillers.has(text.slice(at, end))) return false;
      at = end + 1;
    }
    return false;
  });
