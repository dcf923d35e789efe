import { fromJson, recordOf, stringOf } from '../../../../core/text/json.ts';
import { readWithLexicon } from '../../../../core/triage/read-with-lexicon.ts';
import type { Json, JsonRecord } from '../protocol/request.ts';

/** The fields that a schema names, of the lexicon's reading or of a reply to a proposal. A topic that it does not list becomes "none". */
export const readMessage = (message: string, schema: JsonRecord): JsonRecord => {
  const reading: JsonRecord = { ...readWithLexicon(message), ...readReply(message) };
  const fields = Object.entries(asRecord(schema.properties)).filter(([name]) => name in reading);
  return Object.fromEntries(
    fields.map(([name, field]) => [name, memberOf(asRecord(field).enum, reading[name] ?? null)]),
  );
};

const word = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');
const REFUSES = word("no|not|don'?t|never|stop|nein|nicht|non|pas|nee|niet|não|nie");
const CHANGES = word('instead|but|if|(?<!the )change|aber|wenn|mais|pero|ma|mas|maar|als|ale');
const AGREES = word('yes|yeah|sure|okay|go ahead|do it|please do|fine with me|ja|gerne|oui|sí|si|sì|sim|tak');

/** Reads a reply to a proposal, which stands in a JSON object, by a few words. */
const readReply = (message: string): JsonRecord => {
  const reply = stringOf(asRecord(fromJson(message)).reply);
  const words = AGREES.exec(reply)?.[0] ?? '';
  if (REFUSES.test(reply)) return { reading: 'declines', words: '' };
  if (CHANGES.test(reply)) return { reading: 'changes', words: '' };
  return { reading: words === '' ? 'unclear' : 'agrees', words };
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
