import { termsOf, termsOfQuestion } from '../../../../core/knowledge/retrieval/terms.ts';
import type { Json, JsonRecord, Tool } from '../protocol/request.ts';
import { asRecord } from './read-message.ts';

export interface Source {
  /** The customer's request. */
  readonly text: string;
  /** The customer's earlier messages, oldest first. */
  readonly earlier: readonly string[];
  /** Results of look-ups. */
  readonly data: readonly Json[];
  /** Terms that name the action, not its object. */
  readonly verbs: readonly string[];
}

export interface Filled {
  readonly input: JsonRecord;
  /** Required arguments without a value. */
  readonly missing: readonly string[];
  /** Number of identifiers that are filled in. */
  readonly identifiers: number;
}

const IDENTIFIER = /\b(?:id|no|number|code|ref|reference|sku|key)$/;
const SEARCH = /^(?:q|query|search|keywords?|terms?|words|text|phrase)$/;
/** Words that may stand between a noun and its identifier, at most three: "order number is …". */
const LINK = /^(?:number|no|nr|id|code|reference|is|was|the|my)$/i;
/** Minimum characters of an identifier without its noun. A shorter number is a count. */
const FEWEST_DIGITS = 3;

export const fillArguments = ({ name: tool, inputSchema: { json } }: Tool, source: Source): Filled => {
  const properties = Object.entries(asRecord(json.properties));
  const required = Array.isArray(json.required) ? json.required.map(String) : [];
  const identifiers = properties.map(([name]) => name).filter((name) => IDENTIFIER.test(wordsOfName(name)));
  const input: Record<string, Json> = {};
  for (const [name, property] of properties) {
    const schema = asRecord(property);
    const value = identifiers.includes(name)
      ? identify(name, input, identifiers.length === 1, source)
      : read(name, schema, required.includes(name), tool, source);
    if (value !== undefined) input[name] = schema.type === 'string' ? String(value) : value;
  }
  const isOpen = (name: string) => input[name] === undefined;
  return { input, missing: required.filter(isOpen), identifiers: identifiers.filter((name) => !isOpen(name)).length };
};

/** Splits a name in snake or camel case into words, without the name of the server. */
export const wordsOfName = (name: string): string =>
  name
    .replace(/^.*__/, '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase();

/** Returns the innermost records of a result, each with the plain fields of the records around it. */
export const recordsIn = (data: Json, around: JsonRecord = {}): JsonRecord[] => {
  if (Array.isArray(data)) return data.flatMap((item) => recordsIn(item, around));
  const fields = Object.entries(asRecord(data));
  const own = { ...around, ...Object.fromEntries(fields.filter(([, value]) => typeof value !== 'object')) };
  const inner = fields.flatMap(([, value]) => (typeof value === 'object' ? recordsIn(value, own) : []));
  return inner.length > 0 || fields.length === 0 ? inner : [own];
};

/** An identifier after its noun or in the matching record; the only one may also be bare, or in an earlier message. */
const identify = (name: string, known: JsonRecord, isOnly: boolean, { text, earlier, data }: Source) => {
  const nouns = termsOf(wordsOfName(name));
  const named = (words: string) => identifiersIn(words).findLast(({ noun }) => nouns.includes(noun))?.value;
  const given = named(text) ?? inRecords(name, known, text, data);
  if (given !== undefined || !isOnly) return given;
  const bare = identifiersIn(text).find(({ value }) => value.length >= FEWEST_DIGITS)?.value;
  return bare ?? earlier.map(named).findLast((value) => value !== undefined);
};

const identifiersIn = (text: string): { readonly value: string; readonly noun: string }[] => {
  const tokens = text.match(/[\p{L}\p{N}][\p{L}\p{N}_-]*/gu) ?? [];
  return tokens.flatMap((value, at) => {
    const before = tokens.slice(Math.max(0, at - 4), at).findLast((token) => !LINK.test(token)) ?? '';
    return /\d/.test(value) ? [{ value, noun: termsOf(before)[0] ?? '' }] : [];
  });
};

/** The value on which the records agree that have the known identifiers and most words of the request. */
const inRecords = (name: string, known: JsonRecord, text: string, data: readonly Json[]): Json | undefined => {
  const asked = termsOfQuestion(text);
  const keys = Object.keys(known).filter((key) => IDENTIFIER.test(wordsOfName(key)));
  const rated = data
    .flatMap((each) => recordsIn(each))
    .filter((record) => keys.every((key) => String(record[key]) === known[key]))
    .map((record) => {
      const terms = termsOf(Object.values(record).join(' '));
      return { value: record[name] ?? record.id, hits: asked.filter((term) => terms.includes(term)).length };
    });
  const most = Math.max(...rated.map(({ hits }) => hits));
  const [value, ...others] = new Set(rated.filter(({ hits }) => hits === most).map((best) => best.value));
  return most > 0 && others.length === 0 ? value : undefined;
};

/** The enum value that the request names, the words to search for, or the words after the argument's name. */
const read = (name: string, schema: JsonRecord, isRequired: boolean, tool: string, { text, verbs }: Source) => {
  const asked = termsOfQuestion(text);
  if (Array.isArray(schema.enum))
    return schema.enum.find((member) => termsOf(wordsOfName(String(member))).every((term) => asked.includes(term)));
  if (SEARCH.test(name)) {
    const others = [...termsOf(`${wordsOfName(tool)} last latest newest recent`), ...verbs];
    const isSought = (word: string) => termsOf(word).some((term) => asked.includes(term) && !others.includes(term));
    return (text.match(/[\p{L}\p{N}-]+/gu) ?? []).filter(isSought).join(' ') || undefined;
  }
  if (!isRequired || schema.type !== 'string') return undefined;
  const noun = wordsOfName(name);
  if (!text.toLowerCase().includes(noun)) return text;
  return new RegExp(`\\b${noun}\\b.*?(?:\\bto\\b|\\bis\\b|[:;])\\s*(.+)`, 'is').exec(text)?.[1];
};
