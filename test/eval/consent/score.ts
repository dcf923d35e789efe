import { LABELS, LANGUAGES, type Message } from './read-messages.ts';

/** What a reader takes a message for; null means that it cannot tell. */
type Reading = 'agrees' | 'declines' | null;
export type Reader = (text: string, language: string) => Reading | Promise<Reading>;

/** The messages of one language and label, and how many of them were read as agreeing and as declining. */
interface Count {
  readonly language: Message['language'];
  readonly label: Message['label'];
  readonly of: number;
  readonly agrees: number;
  readonly declines: number;
}

export interface Score {
  /** Only the languages and labels that occur. */
  readonly counts: readonly Count[];
  /** Messages that do not agree, but were read as agreeing. */
  readonly falseAgreements: readonly Message[];
}

/** Reads the messages in sequence, because a model may be behind the reader. */
export const score = async (messages: readonly Message[], reader: Reader): Promise<Score> => {
  const read: { message: Message; reading: Reading }[] = [];
  for (const message of messages) {
    read.push({ message, reading: await reader(message.text, message.language) });
  }
  const counts = LANGUAGES.flatMap((language) =>
    LABELS.map((label): Count => {
      const here = read.filter(({ message }) => message.language === language && message.label === label);
      const number = (wanted: Reading) => here.filter(({ reading }) => reading === wanted).length;
      return { language, label, of: here.length, agrees: number('agrees'), declines: number('declines') };
    }),
  );
  return {
    counts: counts.filter((count) => count.of > 0),
    falseAgreements: read.flatMap(({ message, reading }) =>
      message.label !== 'agrees' && reading === 'agrees' ? [message] : [],
    ),
  };
};

/** The smallest share of the agreements that the closed phrases have to recognise. */
const SHARE = 0.5;

/** Returns one sentence for each figure that the closed phrases miss. */
export const missedFigures = ({ counts, falseAgreements }: Score): string[] => {
  const agreements = counts.filter(({ label }) => label === 'agrees');
  const of = agreements.reduce((sum, count) => sum + count.of, 0);
  const recognised = agreements.reduce((sum, count) => sum + count.agrees, 0);
  return [
    ...(of > 0 && recognised >= SHARE * of ? [] : [`${recognised} of ${of} agreements are recognised.`]),
    ...falseAgreements.map(
      ({ language, label, text }) => `false agreement: ${language}, ${label}: ${JSON.stringify(text)}`,
    ),
  ];
};
