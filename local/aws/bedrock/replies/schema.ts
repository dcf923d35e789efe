import type { Json, JsonRecord } from '../protocol/request.ts';

/** One node of a JSON Schema, with `$ref` followed and a nullable union folded into a flag. */
export interface Node {
  /** `any` where the schema names none. */
  readonly type: string;
  readonly nullable: boolean;
  /** Members of an enum, or the one value of a `const`. */
  readonly choices: readonly Json[] | null;
  readonly fields: JsonRecord;
}

const DEEPEST_REF = 8;

export const readNode = (schema: Json | undefined, root: JsonRecord): Node => {
  const resolved = resolve(asRecord(schema), root, DEEPEST_REF);
  const variants = [resolved.anyOf ?? resolved.oneOf ?? [resolved]]
    .flat()
    .map((variant) => resolve(asRecord(variant as Json), root, DEEPEST_REF));
  const fields = { ...resolved, ...(variants.find((variant) => variant.type !== 'null') ?? {}) };
  const types = [fields.type ?? []].flat().map(String);
  const choices =
    'const' in fields ? [fields.const ?? null] : Array.isArray(fields.enum) ? (fields.enum as Json[]) : null;
  return {
    type: types.find((type) => type !== 'null') ?? (fields.properties ? 'object' : choices ? typeof choices[0] : 'any'),
    nullable:
      types.includes('null') || variants.some(({ type }) => type === 'null') || (choices?.includes(null) ?? false),
    choices: choices?.filter((choice) => choice !== null) ?? null,
    fields,
  };
};

export const asRecord = (value: Json | undefined): JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : {};

export const asNumber = (value: Json | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;

const resolve = (schema: JsonRecord, root: JsonRecord, depth: number): JsonRecord => {
  if (typeof schema.$ref !== 'string' || depth === 0) return schema;
  const path = schema.$ref.replace(/^#\//, '').split('/');
  const target = path.reduce<JsonRecord>((node, key) => asRecord(node[key]), root);
  return resolve(target, root, depth - 1);
};

/** The member of an enum that says "nothing of these". */
export const noneOf = (choices: readonly Json[]): Json | undefined =>
  choices.find((choice) =>
    /^(?:none|no|null|n\/?a|not_applicable|nothing|other|unknown|general)$/i.test(String(choice)),
  );
