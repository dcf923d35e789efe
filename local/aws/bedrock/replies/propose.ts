import type { Json, Tool } from '../protocol/request.ts';
import { isIdentifying, nounsOf, spaced } from './argument-name.ts';
import type { Used } from './dialogue.ts';
import type { FoundRecord } from './records.ts';
import { asRecord } from './schema.ts';
import { overlap, sentencesOf, stem, wordsOf } from './words.ts';

const NAMES = /^(?:name|title|label|\w+[_ ](?:name|title))$/i;

/** One sentence that says exactly what a tool would do, and asks whether it shall. */
export const propose = ({ name, input }: Used, tools: readonly Tool[], records: readonly FoundRecord[]): string => {
  const tool = tools.find((one) => one.name === name);
  const given = Object.entries(asRecord(input))
    .filter(([, value]) => value !== null && typeof value !== 'object')
    .map(([key, value]) => argument(key, value, records));
  return `Shall I ${deed(name, tool?.description ?? '')}${given.length === 0 ? '' : ` (${given.join(', ')})`}?`;
};

/** What the tool does: the beginning of its description, where that begins with a verb, or its name. */
const deed = (name: string, description: string): string => {
  const bare = spaced(name.slice(name.lastIndexOf('__') + 1));
  const [first = ''] = sentencesOf(description);
  const clause = first.split(/[:;]|, (?:and|which|so)\b/)[0]?.replace(/[.!?]$/, '') ?? '';
  const [verb = '', ...rest] = clause.split(' ');
  const plain =
    stem(wordsOf(verb).join('')) === stem(bare.split(' ')[0] ?? '') ? (bare.split(' ')[0] ?? '') : verb.toLowerCase();
  const isVerb = plain !== verb.toLowerCase() || !/s$|^(?:an?|the)$/.test(plain);
  return clause === '' || !isVerb ? bare : [plain, ...rest].join(' ');
};

/** "product Green bicycle (77)": an identifier with the name of its thing, as a tool has told it. */
const argument = (key: string, value: Json, records: readonly FoundRecord[]): string => {
  const noun = isIdentifying(key)
    ? [...wordsOf(spaced(key))].filter((word) => nounsOf(key).has(stem(word))).join(' ')
    : spaced(key);
  if (!isIdentifying(key)) return `${noun}: ${value}`;
  const named = records.find(({ fields }) =>
    [...fields].some(
      ([field, of]) => of === String(value) && overlap(nounsOf(field), nounsOf(key)).length === nounsOf(field).size,
    ),
  );
  const called = [...(named?.fields ?? [])].find(
    ([field]) =>
      NAMES.test(field) &&
      overlap(nounsOf(field), new Set([...nounsOf(key), 'nam', 'titl', 'label'])).length === nounsOf(field).size,
  )?.[1];
  return `${noun || 'number'} ${called === undefined ? value : `${called} (${value})`}`;
};
