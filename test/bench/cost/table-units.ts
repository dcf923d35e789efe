import { isDeepStrictEqual } from 'node:util';
import type { CreateTableCommandInput, KeySchemaElement, Projection } from '@aws-sdk/client-dynamodb';
import { type Item, itemBytes } from './item-size.ts';

const READ_BYTES = 4096;
const WRITE_BYTES = 1024;
/** That DynamoDB stores with each item of a table and of an index. */
const OVERHEAD_BYTES = 100;

type Definition = Required<
  Pick<CreateTableCommandInput, 'TableName' | 'KeySchema' | 'LocalSecondaryIndexes' | 'GlobalSecondaryIndexes'>
>;
interface Index {
  readonly IndexName?: string | undefined;
  readonly KeySchema?: KeySchemaElement[] | undefined;
  readonly Projection?: Projection | undefined;
}

const names = (schema: readonly KeySchemaElement[] = []) => schema.map(({ AttributeName = '' }) => AttributeName);
const pick = (item: Item, attributes: readonly string[]): Item =>
  Object.fromEntries(Object.entries(item).filter(([name]) => attributes.includes(name)));
const total = (bytes: readonly number[]) => bytes.reduce((sum, one) => sum + one, 0);
const larger = (old: Item | null, item: Item | null): number =>
  Math.max(...[old, item].map((one) => (one ? itemBytes(one) : 0)));
const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / WRITE_BYTES));

/** Request units of one write: those of the table, and of each index by its name. */
export interface WriteUnits {
  readonly table: number;
  readonly indexes: Readonly<Record<string, number>>;
}

/**
 * What DynamoDB bills for reads, writes and storage of a table and of all its indexes, by the sections "Capacity units" and "Storage
 * considerations" of https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html and GSI.html, and for attributes that are
 * not projected https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-indexes-general.html.
 */
export const tableUnits = (definition: Definition) => {
  const tableKeys = names(definition.KeySchema);
  const indexes = new Map(
    [...(definition.LocalSecondaryIndexes ?? []), ...(definition.GlobalSecondaryIndexes ?? [])].map((index) => [
      index.IndexName ?? '',
      index as Index,
    ]),
  );
  const indexOf = (name: string): Index => {
    const index = indexes.get(name);
    if (!index) throw new Error(`The table has no index ${name}.`);
    return index;
  };

  /** Null where the index has every attribute. */
  const projected = ({ KeySchema, Projection }: Index): readonly string[] | null =>
    Projection?.ProjectionType === 'ALL'
      ? null
      : [...tableKeys, ...names(KeySchema), ...(Projection?.NonKeyAttributes ?? [])];

  /** The item as the index has it; null for one that lacks a key of the index. */
  const entryOf = (index: Index, item: Item | null): Item | null => {
    if (!item || !names(index.KeySchema).every((key) => key in item)) return null;
    const attributes = projected(index);
    return attributes ? pick(item, attributes) : item;
  };

  /**
   * An entry is put, or deleted, by one write. One whose key changes is deleted and put. Any other change of an entry is one write, and
   * an update that leaves the entry as it is costs the index nothing.
   */
  const indexUnits = (index: Index, old: Item | null, item: Item | null): number => {
    const [before, after] = [entryOf(index, old), entryOf(index, item)];
    if (isDeepStrictEqual(before, after)) return 0;
    if (!before || !after) return writeUnits(larger(before, after));
    const keys = names(index.KeySchema);
    const isMoved = !isDeepStrictEqual(pick(before, keys), pick(after, keys));
    return isMoved ? writeUnits(itemBytes(before)) + writeUnits(itemBytes(after)) : writeUnits(larger(before, after));
  };

  const byIndex = <T>(value: (index: Index) => T): Record<string, T> =>
    Object.fromEntries([...indexes].map(([name, index]) => [name, value(index)]));

  return {
    keyOf: (item: Item): Item => pick(item, tableKeys),
    /** Of a write that replaces the old item, or null, by the new one, or null. */
    written: (old: Item | null, item: Item | null): WriteUnits => ({
      table: writeUnits(larger(old, item)),
      indexes: byIndex((index) => indexUnits(index, old, item)),
    }),
    /** Of a write whose condition did not hold. */
    rejected: (old: Item | null): WriteUnits => ({ table: writeUnits(larger(old, null)), indexes: byIndex(() => 0) }),
    /** Of a query: the bytes of all that it passes are rounded up together, and those of each item that it fetches from the table alone. */
    read: (passed: readonly Item[], fetched: readonly Item[], isConsistent: boolean): number => {
      const units = [total(passed.map(itemBytes)), ...fetched.map(itemBytes)].map((bytes) =>
        Math.ceil(bytes / READ_BYTES),
      );
      return Math.max(1, total(units)) * (isConsistent ? 1 : 0.5);
    },
    /** Whether a query of the index fetches each item from the table, because it asks for attributes that the index does not have. */
    fetches: (index: string, asked: readonly string[] | 'all'): boolean => {
      const attributes = projected(indexOf(index));
      return attributes !== null && (asked === 'all' || asked.some((name) => !attributes.includes(name)));
    },
    /** Bytes that the table and its indexes store for an item. */
    stored: (item: Item | null): number => {
      const copies = [item, ...[...indexes.values()].map((index) => entryOf(index, item))];
      return total(copies.map((copy) => (copy ? itemBytes(copy) + OVERHEAD_BYTES : 0)));
    },
  };
};
