/** The part of the browser's storage that is used. */
export interface Storage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** A value that outlives a reload. */
export interface Kept<T> {
  read(): T;
  write(value: T): void;
  clear(): void;
}

/** Keeps a value as JSON under a key. A storage that is full, blocked or damaged keeps it in memory only. */
export const kept = <T>(storage: () => Storage, key: string, initial: T): Kept<T> => {
  let value: T | undefined;
  const attempt = <R>(use: (storage: Storage) => R): R | undefined => {
    try {
      return use(storage());
    } catch {
      return undefined;
    }
  };
  return {
    read: () => {
      value ??= attempt((its) => JSON.parse(its.getItem(key) ?? 'null') as T | null) ?? initial;
      return value;
    },
    write: (next) => {
      value = next;
      attempt((its) => its.setItem(key, JSON.stringify(next)));
    },
    clear: () => {
      value = undefined;
      attempt((its) => its.removeItem(key));
    },
  };
};
