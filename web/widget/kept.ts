/** One value that a browser keeps. Where it keeps none, such as in a private window, the page does. */
export interface Kept<T> {
  read(): T | null;
  /** Null removes it. */
  write(value: T | null): void;
}

type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A value of the page's storage, as JSON. `storage` throws where the browser refuses it. */
export const kept = <T>(storage: () => Keeper, name: string): Kept<T> => {
  let memory: string | null = null;
  const attempt = <R>(work: () => R, otherwise: R): R => {
    try {
      return work();
    } catch {
      return otherwise;
    }
  };
  return {
    read: () => attempt(() => JSON.parse(attempt(() => storage().getItem(name), memory) ?? 'null') as T | null, null),
    write: (value) => {
      memory = value === null ? null : JSON.stringify(value);
      attempt(() => (memory === null ? storage().removeItem(name) : storage().setItem(name, memory)), undefined);
    },
  };
};
