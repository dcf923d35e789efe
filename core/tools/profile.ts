import * as z from 'zod/mini';
import type { ProfileSource } from '../playbook/playbook.ts';
import { fromJson, isRecord, type JsonObject, sizeOf } from '../text/json.ts';
import { plainLine } from '../text/plain-text.ts';
import { partsOf } from './lookup.ts';

/** What the company's system says of a customer: the fields that the playbook names, in its order, each on one line. */
export const Profile = z.object({
  fields: z.array(z.object({ name: z.string(), value: z.string() })),
  /** Epoch milliseconds at which it was looked up. */
  at: z.number(),
});
export type Profile = z.infer<typeof Profile>;

/** Bytes of JSON of all fields: every state of a turn carries them, and so does the conversation's item. */
const MAX_BYTES = 960;
const VALUE_CHARACTERS = 200;

/** The profile in a tool's result, which has it as a JSON object. A field that is no text, number or boolean, or has no room, is left out; null if none is left. */
export const readProfile = (text: string, { fields }: ProfileSource, at: number): Profile | null => {
  const found = partsOf(text).map(fromJson).find(isRecord) ?? {};
  const read: Profile['fields'] = [];
  for (const name of fields) {
    const field = { name, value: lineOf(found, name) };
    if (field.value !== '' && sizeOf([...read, field]) <= MAX_BYTES) read.push(field);
  }
  return read.length > 0 ? { fields: read, at } : null;
};

const lineOf = (found: JsonObject, name: string): string => {
  const value = Object.hasOwn(found, name) ? found[name] : null;
  return ['string', 'number', 'boolean'].includes(typeof value) ? plainLine(String(value), VALUE_CHARACTERS) : '';
};
