import * as z from 'zod/mini';
import type { ProfileSource } from '../playbook/playbook.ts';
import { fromJson, isRecord, type JsonObject, sizeOf } from '../text/json.ts';
import { plainLine } from '../text/plain-text.ts';
import { partsOf } from './lookup.ts';

/** Fields of a customer from the company's system, as the playbook names and orders them, each on one line. */
export const Profile = z.object({
  fields: z.array(z.object({ name: z.string(), value: z.string() })),
  /** Epoch milliseconds at which it was looked up. */
  at: z.number(),
});
export type Profile = z.infer<typeof Profile>;

/** Bytes of JSON of all fields: every state of a turn carries them, and so does the conversation's item. */
const MAX_BYTES = 960;
const VALUE_CHARACTERS = 200;

/** Reads the profile from a tool's result, which is a JSON object. A field that is not a text, number or boolean, or does not fit, is left out; null if none is left. */
export const readProfile = (text: string, { fields }: ProfileSource, at: number): Profile | null => {
  const found = objectIn(text);
  const read: Profile['fields'] = [];
  for (const name of fields) {
    const field = { name, value: lineOf(found, name) };
    if (field.value !== '' && sizeOf([...read, field]) <= MAX_BYTES) read.push(field);
  }
  return read.length > 0 ? { fields: read, at } : null;
};

/** The fields that a result lacks, or has as an object or a list. One that is null or empty is only unknown for this customer. */
export const unreadFields = (text: string, { fields }: ProfileSource): readonly string[] => {
  const found = objectIn(text);
  return fields.filter((name) => !Object.hasOwn(found, name) || (found[name] !== null && !isLine(found[name])));
};

const objectIn = (text: string): JsonObject => partsOf(text).map(fromJson).find(isRecord) ?? {};

const lineOf = (found: JsonObject, name: string): string =>
  Object.hasOwn(found, name) && isLine(found[name]) ? plainLine(String(found[name]), VALUE_CHARACTERS) : '';

const isLine = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);
