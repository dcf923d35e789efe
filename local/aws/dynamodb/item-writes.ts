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
}

const require = createRequire(import.meta.url);

/**
 * Makes dynalite, which must not be loaded yet, write an item, its entries in indexes and, in the table of conversations, the record of its
 * change at once, into an open store. dynalite writes the entries first: a query for whole items between them finds an entry without its item and
 * ends the process, and a kill between them leaves the entry behind.
 */
export const joinItemWrites = (store: Store, changes: ChangeLog): void => {
  /** What belongs to the write of an item that begins now. */
  let waiting: readonly Operation[] = [];
  const batch = store.batch.bind(store);
  const write = async (first: Operation): Promise<void> => {
    const rest = waiting;
    waiting = [];
    await batch([first, ...rest]);
    changes.wake();
  };
  store.put = (key, value) => write({ type: 'put', key, value });
  store.del = (key) => write({ type: 'del', key });
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
    // Writes the item before it returns.
    cb();
  };
};
