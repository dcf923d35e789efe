import { createRequire } from 'node:module';
import type { ChangeLog } from './change-log.ts';
import { type Operation, type Store, useStore } from './store.ts';
import { CONVERSATIONS } from './table-definitions.ts';

type Item = Readonly<Record<string, unknown>>;
interface Table {
  readonly TableName: string;
  readonly KeySchema: readonly { readonly AttributeName: string }[];
  readonly [indexes: string]: unknown;
}
interface Actions {
  readonly puts: readonly { readonly index: string; readonly key: string; readonly item: object }[];
  readonly deletes: readonly { readonly index: string; readonly key: string }[];
}
/** The part of dynalite's own module that is used here. */
interface DynaliteDb {
  getIndexActions(indexes: unknown, existing: Item | undefined, item: Item | null, table: Table): Actions;
  updateIndexes(store: object, table: Table, existing: Item | undefined, item: Item | null, cb: () => void): void;
  queryTable(store: DynaliteStore, table: Table, data: object, options: object, ...rest: QueryRest): void;
}
/** Whether the index is a local one, and whether whole items are read of it. */
type QueryRest = readonly [isLocal: boolean, wholeItems: boolean, startKeyNames: readonly string[], cb: unknown];
interface DynaliteStore {
  getItemDb(table: string): ItemDb;
}
interface ItemDb {
  get(key: string, cb: (error: unknown, item?: Item) => void): void;
}

/** Longer than a query takes. */
const GONE_MS = 10_000;

const require = createRequire(import.meta.url);

/**
 * Makes dynalite, which must not be loaded yet, write an item, its entries in indexes and, in the table of conversations, the record of its
 * change at once, into an open store. dynalite writes the entries first: a query for whole items between them finds an entry without its item and
 * ends the process, and a kill between them leaves the entry behind. Such a query reads entries as they were when it began: it also gets the items
 * that are deleted while it runs.
 */
export const joinItemWrites = (store: Store, changes: ChangeLog): void => {
  /** What belongs to the write of an item that begins now. */
  let waiting: readonly Operation[] = [];
  /** The item that is deleted now, and those that were a moment ago, by their keys in the store. */
  let leaving: Item | undefined;
  const gone = new Map<string, Item>();
  const batch = store.batch.bind(store);
  const write = async (first: Operation): Promise<void> => {
    const rest = waiting;
    waiting = [];
    await batch([first, ...rest]);
    changes.wake();
  };
  store.put = (key, value) => write({ type: 'put', key, value });
  store.del = (key) => {
    if (leaving) gone.set(key, leaving);
    setTimeout(() => gone.delete(key), GONE_MS).unref();
    return write({ type: 'del', key });
  };
  useStore(store);

  const db = require('dynalite/db') as DynaliteDb;
  db.updateIndexes = (_store, table, existing, item, cb) => {
    if (waiting.length > 0) throw new Error('dynalite has not written the item of the last index entries.');
    const entries = ['Local', 'Global'].flatMap((type) => {
      const { puts, deletes } = db.getIndexActions(table[`${type}SecondaryIndexes`] ?? [], existing, item, table);
      const keyOf = ({ index, key }: { readonly index: string; readonly key: string }) =>
        `index-${type.toLowerCase()}~${table.TableName}~${index}~${key}`;
      return [
        ...deletes.map((entry): Operation => ({ type: 'del', key: keyOf(entry) })),
        ...puts.map((entry): Operation => ({ type: 'put', key: keyOf(entry), value: entry.item })),
      ];
    });
    const keys = table.KeySchema.map(({ AttributeName }) => AttributeName);
    const record = table.TableName === CONVERSATIONS.TableName ? changes.writesOf(keys, existing, item) : [];
    waiting = [...entries, ...record];
    leaving = item === null ? existing : undefined;
    // Writes the item before it returns.
    cb();
  };

  const query = db.queryTable;
  db.queryTable = (dynalite, table, data, options, ...rest) => {
    const getItemDb = (name: string): ItemDb => {
      const items = dynalite.getItemDb(name);
      const get: ItemDb['get'] = (key, cb) =>
        items.get(key, (error, item) => {
          const found = item ?? gone.get(`item-${name}~${key}`);
          cb(found ? null : error, found);
        });
      return { ...items, get };
    };
    query(rest[1] ? { ...dynalite, getItemDb } : dynalite, table, data, options, ...rest);
  };
};
