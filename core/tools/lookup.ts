import * as z from 'zod/mini';
import { fromJson, isRecord, sizeOf } from '../text/json.ts';
import { cutText } from '../text/truncate.ts';
import { sameArgument } from './policy/same-argument.ts';
import type { CompanyTool } from './tool.ts';

/** A successful call of a tool that reads, as the later turns of its conversation are told it. */
export const Lookup = z.object({
  /** The name for models. */
  tool: z.string(),
  /** JSON with sorted fields, without those that identify the customer: equal text for equal arguments, and no number that a table refuses. */
  arguments: z.string(),
  /** The result, in its shortest form and cut. */
  text: z.string(),
  /** Epoch milliseconds at which the call began. */
  at: z.number(),
});
export type Lookup = z.infer<typeof Lookup>;

/** A lookup of an earlier turn. */
export const RecalledLookup = z.extend(Lookup, {
  /** Whether another turn carried out an action after it, or may have. */
  before_change: z.boolean(),
});
export type RecalledLookup = z.infer<typeof RecalledLookup>;

/** Bytes of JSON. The sample shop's results have 0.4 to 0.9 KB; a list of ten orders has 3.5 KB. */
const MAX_LOOKUP_BYTES = 1536;
/** Lookups with longer arguments are not kept. */
const MAX_ARGUMENTS_BYTES = 512;
/** Bytes of JSON for all lookups of one turn. */
export const MAX_LOOKUPS_BYTES = 6 * 1024;

/** The lookup of a call with these arguments, or null if they are too long to keep. */
export const toLookup = (
  { name, identity, identityName }: CompanyTool,
  args: Readonly<Record<string, unknown>>,
  text: string,
  at: number,
): Lookup | null => {
  const identifies = (field: string) => field === identity || sameArgument(field, identityName);
  const lookup = { tool: name, arguments: JSON.stringify(sortedWithout(args, identifies)), text: '', at };
  if (sizeOf(lookup.arguments) > MAX_ARGUMENTS_BYTES) return null;
  return { ...lookup, text: cutText(shortened(text), MAX_LOOKUP_BYTES - sizeOf(lookup)) };
};

/** As many lookups as fit `maxBytes`, only the newest of those with equal arguments. All are newest first. */
export const newestLookups = (lookups: readonly Lookup[], maxBytes: number): Lookup[] => {
  const kept: Lookup[] = [];
  let bytes = 0;
  for (const lookup of lookups) {
    const size = sizeOf(lookup) + 1;
    if (bytes + size > maxBytes || kept.some((one) => isSame(one, lookup))) continue;
    kept.push(lookup);
    bytes += size;
  }
  return kept;
};

const isSame = (one: Lookup, other: Lookup): boolean => one.tool === other.tool && one.arguments === other.arguments;

const sortedWithout = (value: unknown, dropped: (field: string) => boolean): unknown => {
  if (Array.isArray(value)) return value.map((item) => sortedWithout(item, dropped));
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(([field]) => !dropped(field));
  const sorted = kept.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([field, inner]) => [field, sortedWithout(inner, dropped)]));
};

/** The parts of a tool's result, which are words or JSON, with a blank line between them. */
export const partsOf = (text: string): string[] => text.split(/\n{2,}/);

/** JSON without its white space. */
const shortened = (text: string): string =>
  partsOf(text)
    .map((part) => {
      const value = fromJson(part);
      return typeof value === 'object' && value !== null ? JSON.stringify(value) : part;
    })
    .join('\n');
