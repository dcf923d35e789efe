export type Fact = readonly [name: string, value: string];

/** The fields of an object, for a list of terms. */
export const fieldsOf = (fields: Readonly<Record<string, unknown>>): readonly Fact[] =>
  Object.entries(fields).map(([name, value]) => [named(name), inWords(value)]);

export interface ToolResult {
  /** The part that is plain text. */
  readonly words: string;
  readonly facts: readonly Fact[];
}

/** Reads a tool's result, whose lines are words or objects in JSON. */
export const readResult = (text: string): ToolResult => {
  const lines = text.split('\n').map((line) => ({ line, fields: objectIn(line) }));
  return {
    words: lines.flatMap(({ line, fields }) => (fields ? [] : [line])).join('\n'),
    facts: lines.flatMap(({ fields }) => (fields ? fieldsOf(fields) : [])),
  };
};

/** A tool as playbooks name it. Models know it as `store__get_order`, because their names have no dots. */
export const toolName = (tool: string): string => tool.replace('__', '.');

const objectIn = (line: string): Readonly<Record<string, unknown>> | null => {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const inWords = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(inWords).join('; ');
  if (!isObject(value)) return value === null ? '–' : String(value);
  return Object.entries(value)
    .map(([name, inner]) => `${named(name)} ${inWords(inner)}`)
    .join(', ');
};

const named = (field: string): string => field.replaceAll('_', ' ');

/** `Customer since` for `customer_since`. */
export const labelOf = (field: string): string => named(field).replace(/^./u, (first) => first.toUpperCase());
