export type Fact = readonly [name: string, value: string];

/** The fields of a JSON object as a tool returns it, for a list of terms; null for other text. */
export const factsOf = (text: string): readonly Fact[] | null => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return fieldsOf(value as Record<string, unknown>);
  } catch {
    return null;
  }
};

export const fieldsOf = (fields: Readonly<Record<string, unknown>>): readonly Fact[] =>
  Object.entries(fields).map(([name, value]) => [
    name.replaceAll('_', ' '),
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  ]);
