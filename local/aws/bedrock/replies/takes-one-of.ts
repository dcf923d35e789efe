import type { Tool } from '../protocol/request.ts';
import { isIdentifying } from './argument-name.ts';
import { identifiersIn } from './facts.ts';
import { fillSchema } from './fill-schema.ts';
import { asRecord, readNode } from './schema.ts';
import type { Source } from './source.ts';

const NOTHING_FOUND = { records: [], sought: '', newest: false, reply: null };

/** Whether a tool takes an identifier that the customer's newest words hold. */
export const takesOneOf = ({ inputSchema }: Tool, source: Source): boolean => {
  const said = new Set<unknown>(identifiersIn(source.message));
  if (said.size === 0) return false;
  const { value, missing } = fillSchema(inputSchema.json, { ...source, remembered: [], lookup: NOTHING_FOUND });
  const unknown = missing.map(({ name }) => name);
  return Object.entries(value).some(([name, of]) => isIdentifying(name) && !unknown.includes(name) && said.has(of));
};

/** Whether a tool has an enum of which the customer's newest words name a member. */
export const takesChoice = ({ inputSchema }: Tool, source: Source): boolean => {
  const { value } = fillSchema(
    { ...inputSchema.json, required: [] },
    { ...source, remembered: [], lookup: NOTHING_FOUND },
  );
  return Object.keys(value).some(
    (name) => readNode(asRecord(inputSchema.json.properties)[name], inputSchema.json).choices !== null,
  );
};
