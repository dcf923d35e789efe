import type { Language } from './languages.ts';
import { matchAt } from './table.ts';
import type { Token } from './tokens.ts';

/** How far a wish's verb may stand from its noun. */
const REACH = 8;

/**
 * Whether somebody asks for a person. A noun alone is a mention ("is a human going to read this?"): it takes a verb
 * that nothing but fillers parts from the noun, or a message that is the noun and nothing else.
 */
export const asksForPerson = (tokens: readonly Token[], languages: readonly Language[]): boolean =>
  languages.some((language) => tokens.some((_, at) => asksAt(tokens, at, language)) || isNounAlone(tokens, language));

const asksAt = (tokens: readonly Token[], at: number, language: Language): boolean => {
  const match = matchAt(language.person, tokens, at);
  if (match?.value === 'phrases') return true;
  if (match?.value !== 'nouns' && match?.value !== 'vague' && match?.value !== 'bots') return false;
  const next = at + match.length;
  if (matchAt(language.person, tokens, next)?.value === 'compounds') return false;
  const before = walk(tokens, at, -1, language);
  const behind = walk(tokens, next - 1, 1, language);
  const negated = before.negated || behind.negated;
  const talk = before.talk || behind.talk;
  if (match.value === 'bots') return negated && (talk || before.want || behind.want);
  return !negated && (talk || (match.value === 'nouns' && (before.want || behind.want)));
};

interface Path {
  readonly talk: boolean;
  readonly want: boolean;
  readonly negated: boolean;
}

const walk = (tokens: readonly Token[], from: number, step: 1 | -1, language: Language): Path => {
  const path = { talk: false, want: false, negated: false };
  for (let i = 1; i <= REACH; i++) {
    const at = from + i * step;
    const token = tokens[at];
    if (!token || token.clause !== tokens[from]?.clause) break;
    const kind = matchAt(language.person, tokens, at)?.value;
    if (language.negators.has(token.word)) path.negated = true;
    else if (kind === 'talk') path.talk = true;
    else if (kind === 'want') path.want = true;
    else if (kind !== 'fillers' && kind !== 'nouns' && kind !== 'vague') break;
  }
  return path;
};

const isNounAlone = (tokens: readonly Token[], language: Language): boolean => {
  if (tokens.length > 4) return false;
  const kinds = tokens.map((_, at) => matchAt(language.person, tokens, at)?.value);
  return kinds.includes('nouns') && kinds.every((kind) => kind === 'nouns' || kind === 'fillers' || kind === 'talk');
};
