import { saidWords } from './said-words.ts';

/**
 * A phrase in the notation of playbooks: `/` separates alternative words, `_` joins the words of one alternative, and an
 * empty alternative makes a word optional: "with the/this/ change/new_plan" stands for six phrases. A full stop before or
 * after the phrase stands for punctuation, or for the start or the end of the message.
 */
export interface Phrase {
  readonly slots: readonly Slot[];
  readonly opens: boolean;
  readonly closes: boolean;
}

/** The alternatives at one place of a phrase. */
interface Slot {
  readonly isOptional: boolean;
  /** Lists of words by their first word. */
  readonly alternatives: ReadonlyMap<string, readonly (readonly string[])[]>;
}

/** Parses phrases, which repeat many of their slots. Leaves out a phrase without a word. */
export const parsePhrases = (phrases: readonly string[]): Phrase[] => {
  const slots = new Map<string, Slot>();
  const slotOf = (text: string): Slot => {
    const slot = slots.get(text) ?? parseSlot(text);
    slots.set(text, slot);
    return slot;
  };
  return phrases
    .map((phrase) => ({
      slots: phrase.trim().split(/\s+/).map(slotOf),
      opens: phrase.startsWith('.'),
      closes: phrase.endsWith('.'),
    }))
    .filter((phrase) => !phrase.slots.every(({ isOptional }) => isOptional));
};

const parseSlot = (text: string): Slot => {
  const lists = text
    .split('/')
    .map((alternative) => saidWords(alternative.replaceAll('_', ' '))?.words ?? [alternative]);
  const alternatives = new Map<string, (readonly string[])[]>();
  for (const list of lists) {
    const [first] = list;
    if (first !== undefined) alternatives.set(first, [...(alternatives.get(first) ?? []), list]);
  }
  return { isOptional: lists.some((list) => list.length === 0), alternatives };
};

/** The words with which a phrase may begin. */
export const firstWords = ({ slots }: Phrase): Set<string> => {
  const end = slots.findIndex(({ isOptional }) => !isOptional);
  return new Set(slots.slice(0, end + 1).flatMap(({ alternatives }) => [...alternatives.keys()]));
};

/** The positions at which a phrase may end if it begins at `start`. */
export const endsOf = ({ slots }: Phrase, words: readonly string[], start: number): ReadonlySet<number> => {
  let places: ReadonlySet<number> = new Set([start]);
  for (const slot of slots) places = new Set(Array.from(places, (at) => endsOfSlot(slot, words, at)).flat());
  return places;
};

const endsOfSlot = ({ isOptional, alternatives }: Slot, words: readonly string[], at: number): number[] => {
  const fitting = (alternatives.get(words[at] ?? '') ?? []).filter((list) =>
    list.every((word, offset) => words[at + offset] === word),
  );
  return [...(isOptional ? [at] : []), ...fitting.map((list) => at + list.length)];
};
