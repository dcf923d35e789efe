import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server';
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

/** For the SDK to list. `validate` accepts everything, because the tool checks its arguments itself and answers with a code. */
export const publishedSchema = (
  io: 'input' | 'output',
  schema: z.ZodMiniObject,
  ...others: readonly z.ZodMiniObject[]
): StandardSchemaWithJSON => {
  const [only, ...more] = [schema, ...others].map((part) => published(io, part));
  const json = more.length > 0 ? { type: 'object', anyOf: [only, ...more] } : { ...only };
  return {
    '~standard': {
      version: 1,
      vendor: 'frontdesk',
      validate: (value) => ({ value }),
      jsonSchema: { input: () => json, output: () => json },
    },
  };
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
