/** A part of a document, as a note hands it over. */
export interface NotedPassage {
  readonly number: string;
  readonly heading: string;
  readonly text: string;
}

/** What a note says: its own words, and the words of others that it hands over. */
export interface Note {
  readonly words: string;
  readonly passages: readonly NotedPassage[];
  /** The words of other systems. */
  readonly results: readonly string[];
}

const NOTE = /^<note>([\s\S]*)<\/note>$/;
const PASSAGE = /<passage([^>]*)>([\s\S]*?)<\/passage>/g;
const RESULT = /<result[^>]*>([\s\S]*?)<\/result>/g;

/** Null for a text that is no note. */
export const readNote = (text: string): Note | null => {
  const inside = NOTE.exec(text.trim())?.[1];
  if (inside === undefined) return null;
  return {
    words: inside.replace(PASSAGE, '').replace(RESULT, '').trim(),
    passages: [...inside.matchAll(PASSAGE)].map(([, attributes = '', words = '']) => ({
      number: attribute(attributes, 'number'),
      heading: attribute(attributes, 'heading'),
      text: words.trim(),
    })),
    results: [...inside.matchAll(RESULT)].map(([, words = '']) => words.trim()),
  };
};

const attribute = (attributes: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
