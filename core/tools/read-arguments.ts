import type { ToolUse } from '../models/message.ts';
import { coerceArguments } from './coerce-arguments.ts';
import { pruneArguments } from './policy/prune-arguments.ts';
import type { ArgumentCheck, CompanyTool } from './tool.ts';

type Arguments = ToolUse['input'];

/**
 * A model's arguments for a tool: only declared fields, as the model wrote them if they are valid, otherwise with the types that the schema
 * asks for. Returns a text for the model if they are not valid either way.
 */
export const readArguments = (
  schema: CompanyTool['inputSchema'],
  input: Arguments,
  check: ArgumentCheck,
): Arguments | string => {
  const written = pruneArguments(schema, input) as Arguments;
  const mistake = check(schema, written);
  if (mistake === null) return written;
  const coerced = pruneArguments(schema, coerceArguments(schema, input)) as Arguments;
  return check(schema, coerced) === null ? coerced : `The arguments are not valid: ${mistake}`;
};
