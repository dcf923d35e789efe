import { isRecord, type JsonObject, recordsIn } from '../../text/json.ts';
import { fieldOf } from '../adapt-schema.ts';

/**
 * Removes the fields that the schema does not declare, at any depth, because a lenient server might act on a field that
 * a model made up. A field is declared if one branch of the schema declares it. If no branch describes any field, all
 * fields stay.
 */
export const pruneArguments = (schema: JsonObject, value: unknown): unknown => prune([schema], value);

const prune = (schemas: readonly JsonObject[], value: unknown): unknown => {
  const branches = schemas.flatMap(branchesOf);
  if (Array.isArray(value)) {
    const items = recordsIn(branches.map((branch) => branch.items));
    return value.map((item) => prune(items, item));
  }
  if (!isRecord(value)) return value;
  const isOpen = branches.every((branch) => (branch.properties ?? branch.additionalProperties) === undefined);
  const fields = Object.entries(value).flatMap(([name, inner]) => {
    const declared = recordsIn(branches.map((branch) => fieldOf(branch, name)));
    return isOpen || declared.length > 0 ? [[name, prune(declared, inner)]] : [];
  });
  return Object.fromEntries(fields);
};

const branchesOf = (schema: JsonObject): JsonObject[] => {
  const parts = [schema.anyOf, schema.oneOf, schema.allOf].flat();
  return [schema, ...recordsIn(parts).flatMap(branchesOf)];
};
