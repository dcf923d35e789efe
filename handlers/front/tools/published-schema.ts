import type { Tool } from '@modelcontextprotocol/server';
import * as z from 'zod/mini';

/**
 * The keywords that are published. Hosts hand the schemas to validators and grammars of other languages, which refuse a whole list of tools
 * for one keyword: Python and llama.cpp for patterns, Vertex for `$schema`, `propertyNames` and `additionalProperties`. The rest is checked
 * when a tool is called. Unknown arguments are ignored, so the schemas do not exclude them.
 */
const KEYWORDS = new Set([
  'type',
  'properties',
  'required',
  'items',
  'anyOf',
  'enum',
  'description',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
]);

/** llama.cpp refuses to repeat a rule as often as this, or more often, depending on its version. */
const MAX_REPETITIONS = 2000;

/** The JSON Schema of a tool's arguments or result, which is one of several if there are `others`. */
export const publishedSchema = (
  io: 'input' | 'output',
  schema: z.ZodMiniObject,
  ...others: readonly z.ZodMiniObject[]
): Tool['inputSchema'] => {
  const [only, ...more] = [schema, ...others].map((part) => published(io, part));
  return more.length > 0 ? { type: 'object', anyOf: [only, ...more] } : { ...only, type: 'object' };
};

const published = (io: 'input' | 'output', schema: z.ZodMiniObject): object => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, override: ({ jsonSchema }) => keep(jsonSchema) });
  return json;
};

const keep = (json: Record<string, unknown>): void => {
  for (const [keyword, value] of Object.entries(json)) {
    if (!KEYWORDS.has(keyword) || (keyword === 'maxLength' && Number(value) >= MAX_REPETITIONS)) delete json[keyword];
  }
};
