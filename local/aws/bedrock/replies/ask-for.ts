import { spaced } from './argument-name.ts';
import type { Used } from './dialogue.ts';
import type { Missing } from './fill-schema.ts';
import { recordsIn } from './records.ts';
import { readResult } from './result-text.ts';
import { sentencesOf, shorten } from './words.ts';

const MOST_CHOICES = 5;
const MOST_WORDS = 15;

/** Asks for what a tool needs and nobody has said: which of those that were found, or what it is. */
export const askFor = (missing: readonly Missing[], used: readonly Used[]): string => {
  const choice = missing.find(({ rivals }) => rivals.length > 0);
  if (!choice) return `For that I need one thing more: ${missing.map(inWords).join(', and ')}. Can you tell me?`;
  const lines = used.flatMap(({ result }) => readResult(result).words.split('\n'));
  const choices = choice.rivals.slice(0, MOST_CHOICES).map((value) => {
    const line = lines.find((one) => one.includes(value));
    return line === undefined
      ? fromRecord(value, used)
      : shorten(sentencesOf(line)[0]?.replace(/[.!?]$/, '') ?? value, MOST_WORDS);
  });
  return `Which one do you mean? ${choices.join('; ')}.`;
};

/** A value with what else is known of what it names. */
const fromRecord = (value: string, used: readonly Used[]): string => {
  const values = recordsIn(used).map(({ fields }) => [...fields.values()]);
  const others = values.find((of) => of.includes(value))?.filter((other) => other !== value) ?? [];
  return shorten([value, ...others].join(', '), MOST_WORDS);
};

/** What the schema says of a property, without its examples. */
const inWords = ({ name, node }: Missing): string => {
  const [first = ''] = String(node.fields.description ?? '').split(/[.;(]|,? (?:such as|for example|e\.g\.)/);
  return first.trim() === ''
    ? `the ${spaced(name)}`
    : first.trim().replace(/^\p{Lu}(?=\p{Ll}|\s)/u, (letter) => letter.toLowerCase());
};
