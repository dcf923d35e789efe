export type Json = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const recordsIn = (values: readonly unknown[]): Json[] => values.filter(isRecord);

/** The object itself, or an empty one for any other value. */
export const recordOf = (value: unknown): Json => (isRecord(value) ? value : {});

/** The text itself, or an empty one for any other value. */
export const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '');
