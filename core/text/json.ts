export type JsonObject = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const recordsIn = (values: readonly unknown[]): JsonObject[] => values.filter(isRecord);

/** The object itself, or an empty one for any other value. */
export const recordOf = (value: unknown): JsonObject => (isRecord(value) ? value : {});

/** The text itself, or an empty one for any other value. */
export const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Bytes of a value as JSON. */
export const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** The value of a JSON text; undefined for a text that is not JSON. */
export const fromJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The object in a JSON text, even if it is encoded twice. Null for anything else. */
export const parseObject = (json: string): JsonObject | null => {
  try {
    const value: unknown = JSON.parse(json);
    // Throws for an object that is nested too deeply to be sent on.
    JSON.stringify(value);
    if (typeof value === 'string') return parseObject(value);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
};

/** The object in a text, such as a code fence or a sentence. */
export const objectInWords = (words: string): JsonObject | null =>
  parseObject(words.slice(words.indexOf('{'), words.lastIndexOf('}') + 1));
