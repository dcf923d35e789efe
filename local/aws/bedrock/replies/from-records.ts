import { keyOf, nounsOf } from './argument-name.ts';
import type { FoundRecord } from './records.ts';
import type { Node } from './schema.ts';
import { shapeOf } from './shape.ts';
import type { Lookup } from './source.ts';
import { overlap, subjects } from './words.ts';

/** A value that records give, and all that they could have given as well; none where it is the only one. */
export interface Picked {
  readonly value: string;
  readonly rivals: readonly string[];
}

const DATE = /\b\d{4}-\d{2}-\d{2}/;

/**
 * The value of a property in the record that fits what the customer speaks of, and that does not contradict the values which are known
 * already; undefined when no record has it, or none with it fits.
 */
export const fromRecords = (
  name: string,
  node: Node,
  known: ReadonlyMap<string, string>,
  lookup: Lookup,
): Picked | undefined => {
  const about = subjects(lookup.sought);
  const candidates = lookup.records
    .flatMap((record) => {
      const value = valueIn(record, name, node);
      return value === undefined || contradicts(record, known) ? [] : [{ value, record }];
    })
    .map(({ value, record }) => ({
      value,
      record,
      fit: 2 * overlap(about, record.own).length + overlap(about, record.all).length,
    }));
  const most = Math.max(0, ...candidates.map(({ fit }) => fit));
  if (candidates.length === 0 || (about.size > 0 && most === 0)) return undefined;
  const best = candidates.filter(({ fit }) => fit === most);
  const [first, ...others] = lookup.newest
    ? best.toSorted((a, b) => dateIn(b.record).localeCompare(dateIn(a.record)))
    : best;
  if (!first) return undefined;
  const values = [...new Set([first.value, ...others.map(({ value }) => value)])];
  return { value: first.value, rivals: lookup.newest || values.length === 1 ? [] : values };
};

const valueIn = ({ fields, kind, unnamed }: FoundRecord, name: string, node: Node): string | undefined => {
  const nouns = nounsOf(name);
  for (const [field, value] of fields) if (keyOf(field) === keyOf(name)) return value;
  for (const [field, value] of fields) {
    const of = nounsOf(field);
    if (of.size === 0 ? isAbout(kind, nouns) : nouns.size > 0 && sameWords(of, nouns)) return value;
  }
  const shape = shapeOf(node);
  return shape === null ? undefined : unnamed.find(shape);
};

/** A field that is only called "id" is of the thing that the list is called after. */
const isAbout = (kind: ReadonlySet<string>, nouns: ReadonlySet<string>): boolean =>
  nouns.size === 0 || overlap(kind, nouns).length > 0;

const sameWords = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && overlap(a, b).length === a.size;

/** Whether a record, or what it is a part of, says otherwise than what is known. */
const contradicts = (record: FoundRecord, known: ReadonlyMap<string, string>): boolean =>
  [record, ...record.around].some(({ fields }) =>
    [...fields].some(([field, value]) => {
      const told = [...known].find(([name]) => keyOf(name) === keyOf(field))?.[1];
      return told !== undefined && told !== value;
    }),
  );

const dateIn = ({ fields }: FoundRecord): string =>
  [...fields.values()]
    .filter((value) => DATE.test(value))
    .sort()
    .at(-1) ?? '';
