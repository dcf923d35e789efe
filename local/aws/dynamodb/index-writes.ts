import { createRequire } from 'node:module';

/** One write of LevelDB. */
export type Operation =
  | { readonly type: 'put'; readonly key: string; readonly value: unknown }
  | { readonly type: 'del'; readonly key: string };

interface Table {
  readonly TableName: string;
  readonly [indexes: string]: unknown;
}
interface Actions {
  readonly puts: readonly { readonly index: string; readonly key: string; readonly item: object }[];
  readonly deletes: readonly { readonly index: string; readonly key: string }[];
}
/** The part of dynalite's own module that is used here. */
interface DynaliteDb {
  getIndexActions(indexes: unknown, existing: object | undefined, item: object | null, table: Table): Actions;
  updateIndexes(store: object, table: Table, existing: object | undefined, item: object | null, cb: () => void): void;
}
interface Level {
  batch(operations: readonly Operation[]): Promise<void>;
}

const require = createRequire(import.meta.url);
const requireOfDynalite = createRequire(require.resolve('dynalite'));

let waiting: readonly Operation[] = [];

/** The writes of index entries that belong to the write of an item that begins now. */
export const takeIndexWrites = (): readonly Operation[] => {
  const taken = waiting;
  waiting = [];
  return taken;
};

/**
 * Makes dynalite, which must not be loaded yet, write an item and its entries in indexes at once. It writes the entries first: a query for whole
 * items between them finds an entry without its item and ends the process, and a kill between them leaves the entry behind.
 */
export const joinIndexWrites = (): void => {
  const memory = requireOfDynalite('memory-level') as { MemoryLevel: new (...options: never[]) => Level };
  memory.MemoryLevel = class extends memory.MemoryLevel {
    put(key: string, value: unknown): Promise<void> {
      return this.batch([{ type: 'put', key, value }, ...takeIndexWrites()]);
    }

    del(key: string): Promise<void> {
      return this.batch([{ type: 'del', key }, ...takeIndexWrites()]);
    }
  };
  const db = require('dynalite/db') as DynaliteDb;
  db.updateIndexes = (_store, table, existing, item, cb) => {
    if (waiting.length > 0) throw new Error('dynalite has not written the item of the last index entries.');
    waiting = ['Local', 'Global'].flatMap((type) => {
      const { puts, deletes } = db.getIndexActions(table[`${type}SecondaryIndexes`] ?? [], existing, item, table);
      const keyOf = ({ index, key }: { readonly index: string; readonly key: string }) =>
        `index-${type.toLowerCase()}~${table.TableName}~${index}~${key}`;
      return [
        ...deletes.map((entry): Operation => ({ type: 'del', key: keyOf(entry) })),
        ...puts.map((entry): Operation => ({ type: 'put', key: keyOf(entry), value: entry.item })),
      ];
    });
    // Writes the item before it returns.
    cb();
  };
};
