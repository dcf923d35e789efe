import type { JsonRecord } from '../protocol/request.ts';
import { isIdentifying, nounsOf } from './argument-name.ts';
import type { ToolCall } from './choose-tool.ts';
import type { Used } from './dialogue.ts';
import { fillSchema, type Missing } from './fill-schema.ts';
import type { Intent } from './intent.ts';
import { foundNothing, saysNo } from './outcome.ts';
import { rankTools } from './rank-tools.ts';
import type { Source } from './source.ts';
import { takesOneOf } from './takes-one-of.ts';
import type { ReadTool } from './tool-words.ts';
import { overlap, subjects } from './words.ts';

/** What comes next: a call, an answer made of results, or a question for what nobody has said. */
export type Step =
  | { readonly call: ToolCall }
  | { readonly tell: readonly Used[] }
  | { readonly ask: readonly Missing[]; readonly used: readonly Used[]; readonly reads: boolean };

interface Situation {
  readonly tools: readonly ReadTool[];
  readonly used: readonly Used[];
  readonly intent: Intent;
  readonly source: Source;
}

const MOST_CALLS = 5;

/** The next step on the way to what the best tool gives. */
export const stepTowards = (goal: ReadTool, situation: Situation): Step => {
  const { used, source } = situation;
  const uses = used.filter(({ name }) => name === goal.name);
  const { value, grounded, missing } = fillSchema(goal.inputSchema.json, source);
  const last = uses.at(-1);
  if (last) {
    const again = foundNothing(last) && goal.reads ? newCall(goal, requiredOf(goal, value), used) : null;
    return grounded && again ? { call: again } : { tell: uses };
  }
  const complete = goal.reads ? grounded : missing.length === 0;
  const next = complete
    ? (checkBefore(goal, situation) ?? newCall(goal, value, used))
    : helperFor(goal, missing, situation);
  if (next) return 'tell' in next ? next : { call: next };
  const found = used.at(-1);
  return found && foundNothing(found) ? { tell: used } : { ask: missing, used, reads: goal.reads };
};

/** A use of a tool, unless it was used in the same way already, or tools were used often enough. */
const newCall = ({ name }: ReadTool, input: JsonRecord, used: readonly Used[]): ToolCall | null => {
  const isOld = used.some((use) => use.name === name && JSON.stringify(use.input) === JSON.stringify(input));
  return isOld || used.length >= MOST_CALLS ? null : { name, input };
};

const requiredOf = ({ inputSchema }: ReadTool, value: JsonRecord): JsonRecord => {
  const { required } = inputSchema.json;
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => Array.isArray(required) && required.includes(name)),
  );
};

/** What tools say of themselves that they are to be used before the goal: a check, whose "no" ends the matter. */
const checkBefore = (
  goal: ReadTool,
  { tools, used, source }: Situation,
): ToolCall | { tell: readonly Used[] } | null => {
  const check = tools.find(({ reads, description = '' }) => reads && description.includes(`before ${goal.bare}`));
  if (!check || goal.reads) return null;
  const checked = used.findLast(({ name }) => name === check.name);
  if (checked) return saysNo(checked) ? { tell: [checked] } : null;
  const { value, grounded } = fillSchema(check.inputSchema.json, source);
  return grounded ? newCall(check, value, used) : null;
};

/** A tool that needs no more than is known, and is about what is missing: the number of a loan is found where loans are. */
const helperFor = (
  goal: ReadTool,
  missing: readonly Missing[],
  { tools, used, intent, source }: Situation,
): ToolCall | null => {
  const open = missing.filter(({ name, rivals }) => isIdentifying(name) && rivals.length === 0);
  const about = new Set(open.flatMap(({ name }) => [...nounsOf(name)]));
  const ranked = rankTools(tools, subjects(source.message), intent).flatMap(({ tool, rank }) => {
    const { value, grounded } = fillSchema(tool.inputSchema.json, source);
    const call = tool.reads && tool.name !== goal.name && grounded ? newCall(tool, value, used) : null;
    const helps = 2 * overlap(tool.inName, about).length + overlap(tool.inDescription, about).length;
    const known = takesOneOf(tool, source) ? 2 : 0;
    return call && helps > 0 ? [{ call, weight: helps + known, rank }] : [];
  });
  return ranked.sort((a, b) => b.weight - a.weight || b.rank - a.rank)[0]?.call ?? null;
};
