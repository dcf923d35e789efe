import type { Node } from './schema.ts';

/** Whether a word has the form that values of a property have. */
export type Shape = (word: string) => boolean;

const EXAMPLE =
  /\b(?:such as|like|for example|for instance|e\.g\.|example:?)[,:]?\s+["'“`]?([\p{L}\p{N}][\p{L}\p{N}-]*)/iu;
/** Shorter words with a digit are amounts more often than names of things. */
const FEWEST = 3;
const SLACK = 2;

/** The form that a property's schema tells, by a pattern or an example; null where it tells none. */
export const shapeOf = ({ fields }: Node): Shape | null => {
  if (typeof fields.pattern === 'string') {
    const pattern = anchored(fields.pattern);
    return pattern && ((word) => pattern.test(word));
  }
  const [first] = Array.isArray(fields.examples) ? fields.examples : [];
  const example = typeof first === 'string' ? first : EXAMPLE.exec(String(fields.description ?? ''))?.[1];
  if (example === undefined || !/\d/.test(example)) return null;
  return (word) =>
    formOf(word) === formOf(example) && word.length >= FEWEST && Math.abs(word.length - example.length) <= SLACK;
};

/** "AB-12" and "X-987" are of one form, letters with figures behind a dash. */
const formOf = (word: string): string => word.replace(/\p{L}+/gu, 'A').replace(/\d+/g, '9');

const anchored = (pattern: string): RegExp | null => {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    return null;
  }
};
