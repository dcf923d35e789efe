import { detectLanguage } from '../../../../core/text/language/detect-language.ts';
import { withoutStopWords } from '../../../../core/text/language/stop-words.ts';
import { cite } from './cite.ts';
import { isForAssistant, isInstruction } from './instructions.ts';
import type { NotedPassage } from './note.ts';
import { type Statement, statementsIn } from './statements.ts';
import { overlap, shorten, subjects, wordsOf } from './words.ts';

const MOST_SENTENCES = 2;
const MOST_WORDS = 40;
const ENOUGH_SHARE = 0.6;
/** Passages were looked up for the question, so that less says that they fit. */
const ENOUGH_OF_PASSAGE = 0.5;
/** What a question asks for by its form, and how that looks. */
const SOUGHT: readonly (readonly [question: RegExp, answer: RegExp])[] = [
  [
    /\b(?:when|how long|how soon|until when|by when)\b/i,
    /\b(?:days?|weeks?|months?|years?|hours?|minutes?|monday|noon|midnight)\b/i,
  ],
  [/\b(?:how much|cost|costs|price|fee|charge)\b/i, /(?:\b[A-Z]{3}|[€$£%])(?![A-Za-z])|\b(?:free|percent)\b/],
];
/** A word that only the heading has says less of the sentence beneath it. */
const OF_HEADING = 0.75;

/** What passages say about a question, word for word and cited; null when they say too little about it. */
export const answerFromPassages = (passages: readonly NotedPassage[], message: string): string | null => {
  const asked = askedIn(message);
  const stated = passages.flatMap((passage) =>
    statementsIn(passage.text, passage.heading)
      .filter(({ text }) => !isForAssistant(text))
      .map((statement) => ({ ...statement, passage })),
  );
  const best = fitting(stated, asked, ENOUGH_OF_PASSAGE, message);
  return best.length === 0
    ? null
    : best.map(({ text, literal, passage }) => cite(shorten(text, MOST_WORDS), literal, passage)).join(' ');
};

/** What the system prompt says about a question; null when it says too little about it. */
export const answerFromPrompt = (system: string, message: string): string | null => {
  const best = fitting(
    statementsIn(system).filter(({ text }) => !isInstruction(text)),
    askedIn(message),
    ENOUGH_SHARE,
    message,
  );
  return best.length === 0 ? null : best.map(({ text }) => shorten(text, MOST_WORDS)).join(' ');
};

/** The words of a question that carry its subject, each with its weight. */
type Asked = ReadonlyMap<string, number>;

/** The nouns behind "my" weigh half: a question about one's own loan is not answered by a rule about loans. */
const askedIn = (message: string): Asked => {
  const words = wordsOf(message);
  const own = subjects(words.filter((_, i) => words[i - 1] === 'my' || words[i - 2] === 'my').join(' '));
  const isEnglish = ['en', 'und'].includes(detectLanguage(message));
  const told = (isEnglish ? words : withoutStopWords(words)).join(' ');
  return new Map([...subjects(told)].map((word) => [word, own.has(word) ? 0.5 : 1]));
};

/** The best statements: at most two, and as good as each other. */
const fitting = <S extends Statement>(statements: readonly S[], asked: Asked, share: number, message: string): S[] => {
  const looks = SOUGHT.filter(([question]) => question.test(message)).map(([, answer]) => answer);
  const found = statements
    .map((statement, at) => ({ at, statement, shared: shared(statement, asked) }))
    .filter(({ shared }) => shared >= 2 || (shared >= OF_HEADING && shared / asked.size >= share))
    .map((one) => ({ ...one, shared: one.shared + looks.filter((look) => look.test(one.statement.text)).length }))
    .sort((a, b) => b.shared - a.shared || a.at - b.at);
  return found
    .filter(({ shared }) => shared === found[0]?.shared)
    .slice(0, MOST_SENTENCES)
    .map(({ statement }) => statement);
};

const shared = ({ words, heading }: Statement, asked: Asked): number => {
  const own = overlap(words, new Set(asked.keys()));
  const lent = overlap(heading, new Set(asked.keys())).filter((word) => !words.has(word));
  return sum(own, asked) + OF_HEADING * sum(lent, asked);
};

const sum = (words: readonly string[], asked: Asked): number =>
  words.reduce((total, word) => total + (asked.get(word) ?? 0), 0);
