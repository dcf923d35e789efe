export type JsonObject = Readonly<Record<string, unknown>>;

/** The object in a JSON text, even if it is encoded twice. Null for anything else. */
export const parseObject = (json: string): JsonObject | null => {
  try {
    const value: unknown = JSON.parse(json);
    // Throws for an object that is nested too deeply to be sent on.
    JSON.stringify(value);
    if (typeof value === 'string') return parseObject(value);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
  } catch {
    return null;
  }
};

/** The object in a text, such as a code fence or a sentence. */
export const objectInWords = (words: string): JsonObject | null =>
  parseObject(words.slice(words.indexOf('{'), words.lastIndexOf('}') + 1));
