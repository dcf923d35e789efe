import type { KnowledgePart } from '../../playbook/playbook.ts';
import { MAX_PASSAGE } from '../knowledge.ts';

/**
 * Splits a part into passages of at most `MAX_PASSAGE` characters: between paragraphs, else lines, sentences or words.
 * The text of each passage is verbatim.
 */
export const splitPart = (part: KnowledgePart): KnowledgePart[] => split(part.text).map((text) => ({ ...part, text }));

const split = (text: string): string[] => {
  const trimmed = text.trim();
  if (trimmed.length <= MAX_PASSAGE) return trimmed === '' ? [] : [trimmed];
  const at = lastBreak(trimmed.slice(0, MAX_PASSAGE + 1));
  return [trimmed.slice(0, at).trimEnd(), ...split(trimmed.slice(at))];
};

/** Returns where a passage ends: at the best kind of break that leaves it at least a third full. */
const lastBreak = (text: string): number => {
  const breaks = [/\n\s*\n/g, /\n/g, /[.!?。！？]\s|[。！？]/g, /\s/g].map((kind) =>
    Math.max(...Array.from(text.matchAll(kind), ({ index, 0: found }) => index + found.length), 0),
  );
  return breaks.find((at) => at >= MAX_PASSAGE / 3) ?? wholeCharacters(text, MAX_PASSAGE);
};

/** Does not split a surrogate pair. */
const wholeCharacters = (text: string, at: number): number =>
  /[\ud800-\udbff]/.test(text.charAt(at - 1)) ? at - 1 : at;
