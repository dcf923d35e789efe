import type { ToolCall } from './choose-tool.ts';
import type { Dialogue } from './dialogue.ts';
import { fillSchema } from './fill-schema.ts';
import type { Source } from './from-words.ts';
import { type Intent, readIntent } from './intent.ts';
import { type Ranked, rankTools } from './rank-tools.ts';
import { foundIn } from './records.ts';
import type { Json, JsonRecord, Tool } from './request.ts';
import { asRecord } from './schema.ts';
import { type ReadTool, readTool } from './tool-words.ts';
import { overlap, stem, subjects, wordsOf } from './words.ts';

/** Words of a name count 2 and of a description 1: less is a coincidence. */
const GOOD_FIT = 3;
const MOST_CALLS = 4;
/** Says which one, by time, and not what it is. */
const WHEN = /^(?:last|latest|newest|recent|recently|first|next|previous|today|yesterday)$/;
/** What a search is asked with is what the customer looks for, and not what the tool is about anyway. */
const SEARCH = /^(?:query|search|keywords?|term|q)$/;

/**
 * The next tool to use for the customer's words, or null when none would help. What the best tool needs and nobody has said is looked up
 * with a tool that needs less; nothing is called twice in the same way.
 */
export const nextCall = (tools: readonly Tool[], dialogue: Dialogue, source: Source): ToolCall | null => {
  const { message, used } = dialogue;
  if (used.length >= MOST_CALLS) return null;
  const intent = readIntent(message);
  const ranked = rankTools(tools.map(readTool), subjects(message), intent);
  const goal = goalOf(ranked, intent, source);
  if (!goal) return null;
  const found = foundIn(used, message);
  const known: Source = { ...source, ...(found && { found }) };
  const isNew = ({ name, input }: ToolCall) =>
    !used.some((use) => use.name === name && JSON.stringify(use.input) === JSON.stringify(input));
  const wanted = filled(goal, known, intent);
  if (used.some(({ name }) => name === goal.name)) return null;
  if (wanted.grounded) return isNew(wanted.call) ? wanted.call : null;
  const helper = ranked
    .filter(({ tool }) => tool.reads && tool.name !== goal.name)
    .map(({ tool, rank }) => ({ ...filled(tool, known, intent), rank: rank + helps(tool, wanted.missing) }))
    .filter(({ grounded, call }) => grounded && isNew(call))
    .sort((a, b) => b.rank - a.rank)[0];
  return helper && helper.rank > 0 ? helper.call : null;
};

/** What the customer wants done, if a tool does that; otherwise what tells most about it. */
const goalOf = (ranked: readonly Ranked[], intent: Intent, source: Source): ReadTool | null => {
  const doing = ranked.find(({ tool, fit }) => !tool.reads && fit > 0 && overlap(tool.does, intent.wants).length > 0);
  if (doing) return doing.tool;
  const reading = ranked.find(({ tool }) => tool.reads);
  if (intent.seeks) return (ranked.find(({ tool }) => isSearch(tool)) ?? reading)?.tool ?? null;
  return reading && reading.fit + identified(reading.tool, source) >= GOOD_FIT ? reading.tool : null;
};

/** A tool that needs nothing but what to look for. */
const isSearch = ({ reads, inputSchema }: ReadTool): boolean => {
  const { required } = inputSchema.json;
  return reads && Array.isArray(required) && required.length === 1 && SEARCH.test(String(required[0]));
};

/** 1 for a tool that takes an identifier that the customer has given. */
const identified = ({ inputSchema }: ReadTool, source: Source): number => {
  const identifiers = new Set<unknown>(source.facts.map(({ value }) => value));
  return Object.values(fillSchema(inputSchema.json, source).value).some((value) => identifiers.has(value)) ? 1 : 0;
};

/** Whether a tool is about what is missing: an order's number is found where orders are. */
const helps = ({ inName, inDescription }: ReadTool, missing: readonly string[]): number => {
  const about = new Set(missing.flatMap((name) => [...subjects(name.replaceAll('_', ' '))]));
  return 2 * overlap(inName, about).length + overlap(inDescription, about).length;
};

const filled = (tool: ReadTool, source: Source, intent: Intent) => {
  const schema = tool.inputSchema.json;
  const { value, grounded } = fillSchema(schema, source);
  const required = Array.isArray(schema.required) ? schema.required.map(String) : [];
  const searching = Object.keys(value).filter((name) => SEARCH.test(name));
  const sought = searchWords(tool, source.message, intent);
  const input = Object.fromEntries(
    Object.entries(value).flatMap(([name, of]): [string, Json][] => {
      if (!searching.includes(name)) return [[name, of]];
      return sought === '' && !required.includes(name) ? [] : [[name, sought || of]];
    }),
  );
  const said = fillEach(schema, source);
  const missing = required.filter((name) => !said.has(name));
  return { call: { name: tool.name, input }, grounded, missing };
};

/** Names of the properties that words or results give a value for. */
const fillEach = (schema: JsonRecord, source: Source): Set<string> =>
  new Set(
    Object.entries(asRecord(schema.properties)).flatMap(([name, property]) => {
      const alone = { ...schema, properties: { [name]: property }, required: [name] };
      return fillSchema(alone, source).grounded ? [name] : [];
    }),
  );

const searchWords = ({ inName, does }: ReadTool, message: string, { wants }: Intent): string =>
  wordsOf(message)
    .filter((word) => subjects(word).size > 0 && !WHEN.test(word))
    .filter((word) => !inName.has(stem(word)) && !wants.has(stem(word)) && !does.has(stem(word)))
    .join(' ');
