import { LABELS, LANGUAGES, type Message, readMessages } from './read-messages.ts';
import { missedFigures, type Reader, type Score, score } from './score.ts';

export interface ConsentReaders {
  /** The closed phrases of the playbook's languages. */
  readonly closed: Reader;
  /** All three steps, with a real model; null without one. */
  readonly withModel: Reader | null;
}

export interface ConsentRun {
  readonly table: string;
  /** Whether the closed phrases reach their figures. A model's figures are only printed, because its answers vary. */
  readonly good: boolean;
}

/** Scores the readers of consent on messages that were written without the list of phrases. */
export const runConsent = async (
  { closed, withModel }: ConsentReaders,
  messages: readonly Message[] = readMessages(),
): Promise<ConsentRun> => {
  const byPhrases = await score(messages, closed);
  const missed = missedFigures(byPhrases);
  const byModel = withModel && (await score(messages, withModel));
  const lines = [
    `\nConsent in ${messages.length} messages`,
    ...section('closed phrases', byPhrases),
    ...(byModel ? section('all three steps', byModel) : ['all three steps: unverified, because no model is connected']),
    missed.length === 0 ? 'The closed phrases reach their figures.' : 'The closed phrases miss their figures.',
  ];
  return { table: lines.join('\n'), good: missed.length === 0 };
};

/** A row for each language and the sum, with the messages of each label that were read as agreeing; then what is wrong. */
const section = (title: string, result: Score): string[] => [
  `${title}: read as agreeing`,
  row('', LABELS),
  ...LANGUAGES.filter((language) => result.counts.some((count) => count.language === language)).map((language) =>
    row(language, cells(result, language)),
  ),
  row('all', cells(result)),
  `  read as declining: ${declining(result, 'declines')} of the declines, ${declining(result, 'agrees')} of the agreements`,
  ...missedFigures(result).map((missed) => `  ${missed}`),
];

const declining = ({ counts }: Score, label: Message['label']): number =>
  counts.reduce((sum, count) => sum + (count.label === label ? count.declines : 0), 0);

const row = (head: string, columns: readonly string[]): string =>
  `  ${head.padEnd(3)}${columns.map((column) => column.padStart(12)).join('')}`;

const cells = ({ counts }: Score, language?: Message['language']): string[] =>
  LABELS.map((label) => {
    const here = counts.filter((count) => count.label === label && (!language || count.language === language));
    const sum = (key: 'agrees' | 'of') => here.reduce((total, count) => total + count[key], 0);
    return here.length === 0 ? '–' : `${sum('agrees')} of ${sum('of')}`;
  });
