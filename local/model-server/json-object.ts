import type { JsonRecord } from '../aws/bedrock/protocol/request.ts';

/** The object that a JSON text holds, also when a server encoded it twice; null for anything else. */
export const parseObject = (json: string): JsonRecord | null => {
  try {
    const value: unknown = JSON.parse(json);
    // Throws for an object that is nested too deeply to be sent on.
    JSON.stringify(value);
    if (typeof value === 'string') return parseObject(value);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : null;
  } catch {
    return null;
  }
};

/** The object in words that hold one, a code fence or a sentence around it. */
export const objectInWords = (words: string): JsonRecord | null =>
  parseObject(words.slice(words.indexOf('{'), words.lastIndexOf('}') + 1));
