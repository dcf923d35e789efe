import type * as z from 'zod/mini';
import { fromJson } from './json.ts';

/** How our schemas say what is allowed. Zod's own messages quote patterns and limits. */
const OWN = /^must /;

/** Reads JSON by a schema. The error says what the text must be, and names the wrong places but no value, which may be a secret. */
export const readJson = <T>(schema: z.ZodMiniType<T>, text: string, example: string): T => {
  const value = fromJson(text);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.flatMap(({ path, ...issue }) => {
    if (issue.code === 'unrecognized_keys') return `${[...path, issue.keys].join('.')} is unknown`;
    if (path.length > 0 && !isThere(value, path)) return `${path.join('.')} is missing`;
    if (issue.code === 'custom' || OWN.test(issue.message))
      return [...(path.length > 0 ? [path.join('.')] : []), issue.message].join(' ');
    return path.length > 0 ? `${path.join('.')} is wrong` : [];
  });
  throw new Error(`must be JSON such as ${example}${wrong.length > 0 ? `: ${wrong.join(', ')}` : ''}`);
};

const isThere = (value: unknown, path: readonly PropertyKey[]): boolean =>
  path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown>)[key], value) !== undefined;
