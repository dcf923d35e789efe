/** A value that outlives a reload. */
export interface Kept<T> {
  read(): T;
  /** Null removes it. */
  write(value: T | null): void;
}

/** The part of the browser's storage that is used. */
type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Keeps a value as JSON under a name; without one, or with one that is damaged, it is `initial`. The page keeps what the storage does not, where it
 * is blocked, as in a private window, or full.
 */
export const kept = <T>(storage: () => Keeper, name: string, initial: T): Kept<T> => {
  let memory: { readonly value: T } | null = null;
  const attempt = (value: T, use: (storage: Keeper) => void) => {
    try {
      use(storage());
      memory = null;
    } catch {
      memory = { value };
    }
  };
  return {
    read: () => {
      if (memory) return memory.value;
      try {
        return (JSON.parse(storage().getItem(name) ?? 'null') as T | null) ?? initial;
      } catch {
        return initial;
      }
    },
    write: (value) =>
      value === null
        ? attempt(initial, (its) => its.removeItem(name))
        : attempt(value, (its) => its.setItem(name, JSON.stringify(value))),
  };
};
