import { fromJson, recordOf } from '../../../../core/text/json.ts';
import { readWithLexicon } from '../../../../core/triage/read-with-lexicon.ts';
import type { Json, JsonRecord } from '../protocol/request.ts';

/** The fields of the lexicon's reading that a schema names. A topic that it does not list becomes "none". */
export const readMessage = (message: string, schema: JsonRecord): JsonRecord => {
  const reading: JsonRecord = { ...readWithLexicon(message) };
  const fields = Object.entries(asRecord(schema.properties)).filter(([name]) => name in reading);
  return Object.fromEntries(
    fields.map(([name, field]) => [name, memberOf(asRecord(field).enum, reading[name] ?? null)]),
  );
};

/** Returns the JSON Schema that a system prompt requires of the answer, or null. */
export const schemaInPrompt = (prompt: string): JsonRecord | null => {
  if (!/\bJSON\b/.test(prompt)) return null;
  const schema = asRecord(fromJson(prompt.slice(prompt.indexOf('{"'), prompt.lastIndexOf('}') + 1)));
  return schema.properties ? schema : null;
};

export const asRecord = (value: unknown): JsonRecord => recordOf(value) as JsonRecord;

const memberOf = (members: Json | undefined, value: Json): Json =>
  Array.isArray(members) && !members.includes(value) && members.includes('none') ? 'none' : value;
