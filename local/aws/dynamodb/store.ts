import { createRequire } from 'node:module';

/** One write of LevelDB. */
export type Operation =
  | { readonly type: 'put'; readonly key: string; readonly value: unknown }
  | { readonly type: 'del'; readonly key: string };

interface Range {
  readonly gt: string;
  readonly lt: string;
  readonly limit?: number;
  readonly reverse?: boolean;
  /** `utf8` reads the JSON text. */
  readonly valueEncoding?: string;
}

/** The part of LevelDB's interface that is used here, on disk or in memory. */
export interface Store {
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
  del(key: string): Promise<void>;
  batch(operations: readonly Operation[]): Promise<void>;
  keys(range?: Range): { nextv(size: number): Promise<string[]>; all(): Promise<string[]>; close(): Promise<void> };
  values<V>(range: Range): AsyncIterable<V> & { all(): Promise<V[]> };
}
/** A store in a folder. */
interface StoredLevel extends Store {
  readonly location: string;
  open(options: { createIfMissing: boolean }): Promise<void>;
  close(): Promise<void>;
  batch(operations: readonly Operation[], options?: { sync: boolean }): Promise<void>;
  clear(range: Range): Promise<void>;
}

const require = createRequire(import.meta.url);
const requireOfDynalite = createRequire(require.resolve('dynalite'));
const onDisk = requireOfDynalite('level') as { Level: new (path: string, options: object) => StoredLevel };
const inMemory = requireOfDynalite('memory-level') as { MemoryLevel: new (options: object) => Store };

/** LevelDB with dynalite's encoding. */
export const { Level } = onDisk;
export const memoryStore = (): Store => new inMemory.MemoryLevel({ valueEncoding: 'json' });

/** Makes dynalite, which must not be loaded yet, use an open store. */
export const useStore = (store: Store): void => {
  const Used = class {
    constructor() {
      // biome-ignore lint/correctness/noConstructorReturn: dynalite constructs its store itself.
      return store;
    }
  };
  onDisk.Level = Used as unknown as typeof onDisk.Level;
  inMemory.MemoryLevel = Used as unknown as typeof inMemory.MemoryLevel;
};
