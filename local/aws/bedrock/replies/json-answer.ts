import type { Json, JsonRecord } from '../protocol/request.ts';
import type { Dialogue } from './dialogue.ts';
import { fillSchema } from './fill-schema.ts';
import { asRecord } from './schema.ts';
import type { Source } from './source.ts';

const LINKS = 'only|just|with|in|as|a|an|one|single|the|valid|strict|plain|nothing|but';
const ASKS_FOR_JSON = new RegExp(`\\b(?:answer|respond|reply|return|output)(?:\\s+(?:${LINKS}))*\\s+json\\b`, 'i');
const MOST_ATTEMPTS = 50;

/** The JSON that the system prompt or the newest message asks for in words; null when neither does. */
export const jsonAnswer = (instructions: string, source: Source): string | null => {
  if (!ASKS_FOR_JSON.test(instructions)) return null;
  const schema = embeddedSchema(instructions) ?? namedFields(instructions);
  return JSON.stringify(fillSchema(schema, source).value);
};

/** Where instructions may stand: the system prompt, and what surrounds the customer's words in the newest message. */
export const instructionsOf = ({ system }: Dialogue, newest: string): string => `${system}\n${newest}`;

/** The first JSON object in a text that reads as an object schema. */
const embeddedSchema = (text: string): JsonRecord | null => {
  let start = text.indexOf('{');
  for (let attempt = 0; start >= 0 && attempt < MOST_ATTEMPTS; attempt++) {
    const end = closing(text, start);
    if (end < 0) return null;
    const schema = parse(text.slice(start, end + 1));
    if (schema.properties) return schema;
    start = text.indexOf('{', Object.keys(schema).length > 0 ? end : start + 1);
  }
  return null;
};

/** Quoted or backticked words, each taken for a field of any type. */
const namedFields = (text: string): JsonRecord => {
  const names = [...text.matchAll(/["`']([a-z][A-Za-z_]{1,40})["`']/g)].map(([, name = '']) => name);
  const fields = names.filter((name) => !/^(?:json|object|string|number|boolean|null|true|false)$/.test(name));
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((name) => [name, {}])),
  };
};

const closing = (text: string, start: number): number => {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    if (text[i] === '{') depth += 1;
    else if (text[i] === '}') depth -= 1;
    if (depth === 0) return i;
  }
  return -1;
};

const parse = (text: string): JsonRecord => {
  try {
    return asRecord(JSON.parse(text) as Json);
  } catch {
    return {};
  }
};
