import { isInstruction } from './knowledge.ts';
import type { Json, ToolResult } from './request.ts';
import { overlap, sentencesOf, shorten, subjects } from './words.ts';

const MOST_SENTENCES = 2;
const MOST_FIELDS = 6;

/** An answer made of what the tools returned; null when they returned nothing that is meant for the customer. */
export const answerFromResults = (results: readonly ToolResult[], message: string): string | null => {
  const failed = results.filter(({ status }) => status === 'error').flatMap((result) => summarise(result, message));
  const found = results.filter(({ status }) => status !== 'error').flatMap((result) => summarise(result, message));
  if (found.length > 0) return `Here is what I found: ${joined(found)}`;
  return failed.length > 0 ? `I am sorry, that did not work: ${joined(failed)}` : null;
};

const joined = (parts: readonly string[]): string => parts.map((part) => part.replace(/([^.!?…])$/, '$1.')).join(' ');

const summarise = ({ content }: ToolResult, message: string): string[] =>
  content.flatMap(({ text, json }) => {
    const data = json ?? parse(text ?? '');
    return data === undefined ? bestSentences(text ?? '', message) : (describe(data) ?? []);
  });

const parse = (text: string): Json | undefined => {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};

/** The sentences that share most with the question, in their own order. */
const bestSentences = (text: string, message: string): string[] => {
  const said = subjects(message);
  const sentences = sentencesOf(text).filter((sentence) => !isInstruction(sentence));
  const best = sentences
    .map((sentence, at) => ({ at, sentence, shared: overlap(subjects(sentence), said).length }))
    .sort((a, b) => b.shared - a.shared || a.at - b.at)
    .slice(0, MOST_SENTENCES);
  return best.sort((a, b) => a.at - b.at).map(({ sentence }) => shorten(sentence, 40));
};

const describe = (data: Json): string | undefined => {
  const fields = flatten(data, '').slice(0, MOST_FIELDS);
  return fields.length === 0
    ? undefined
    : fields.map(([name, value]) => (name ? `${name}: ${value}` : value)).join(', ');
};

const flatten = (value: Json, name: string): [name: string, value: string][] => {
  if (value === null) return [];
  if (typeof value !== 'object') return [[name, shorten(String(value), 30)]];
  if (Array.isArray(value)) return value.flatMap((item: Json) => flatten(item, name));
  return Object.entries(value).flatMap(([key, child]) =>
    flatten(
      child,
      `${name} ${key
        .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
        .replace(/[_-]/g, ' ')
        .toLowerCase()}`.trim(),
    ),
  );
};
