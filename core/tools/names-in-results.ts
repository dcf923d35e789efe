import { fromJson, isRecord, type JsonObject } from '../text/json.ts';
import { plainLine } from '../text/plain-text.ts';
import { partsOf } from './lookup.ts';

const NAME_CHARACTERS = 60;
/** The fields that name an object, the best first. */
const NAMING = ['name', 'title', 'label', 'description'];
/** The fields that identify a thing, with its kind: `id`, `product_id`, `productId`, `flight_number`. */
const IDENTIFYING = /^(?:id|number|sku|code|(.+?)(?:[_-](?:id|number|sku|code)|I[dD]|Number|SKU|Sku|Code))$/;
/** Kinds without a name: beside their id, a bare `name` is that of a customer or of an item. */
const NAMELESS =
  /order|booking|reservation|customer|user|member|account|payment|shipment|tracking|return|invoice|cart|ticket/i;

/**
 * The names of ids, from the JSON in results of tools: an object that holds an id in a field has its name in a field beside it. An id for
 * which the results have different names is left out.
 */
export const namesOf = (texts: readonly string[], ids: ReadonlySet<string>): Record<string, string> => {
  const found = new Map<string, Set<string>>();
  for (const record of texts.flatMap(partsOf).flatMap((part) => recordsUnder(fromJson(part)))) {
    for (const [field, value] of Object.entries(record)) {
      const id = typeof value === 'number' ? String(value) : value;
      if (typeof id !== 'string' || !ids.has(id)) continue;
      const name = nameBeside(record, field);
      if (name !== '' && name !== id) found.set(id, (found.get(id) ?? new Set()).add(name));
    }
  }
  return Object.fromEntries(
    [...found].flatMap(([id, [name = '', other]]) => (other === undefined ? [[id, name]] : [])),
  );
};

/** `product_name` beside `product_id`, or a bare `name`, which belongs to the object's own `id` if it has one. */
const nameBeside = (record: JsonObject, field: string): string => {
  const kind = kindOf(field);
  if (kind === null) return '';
  const isOwn = kind === '' || !(NAMELESS.test(kind) || Object.keys(record).some((name) => kindOf(name) === ''));
  const names = NAMING.flatMap((naming) => [
    ...(kind === '' ? [] : [`${kind}_${naming}`, `${kind}${naming[0]?.toUpperCase()}${naming.slice(1)}`]),
    ...(isOwn ? [naming] : []),
  ]);
  const lines = names.map((name) => record[name]).map((value) => (typeof value === 'string' ? value : ''));
  return lines.map((line) => plainLine(line, NAME_CHARACTERS)).find((line) => line !== '') ?? '';
};

/** What a field identifies: '' for the object itself, null if it identifies nothing. */
const kindOf = (field: string): string | null => {
  const match = IDENTIFYING.exec(field);
  return match && (match[1] ?? '');
};

/** All objects in a value. Iterative, because results may be nested too deeply for recursion. */
const recordsUnder = (value: unknown): JsonObject[] => {
  const open: unknown[] = [value];
  const records: JsonObject[] = [];
  for (let at = 0; at < open.length; at++) {
    const one = open[at];
    if (isRecord(one)) records.push(one);
    if (typeof one === 'object' && one !== null) for (const inner of Object.values(one)) open.push(inner);
  }
  return records;
};
