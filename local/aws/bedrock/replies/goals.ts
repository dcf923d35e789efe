import { fillSchema } from './fill-schema.ts';
import type { Intent } from './intent.ts';
import { type Ranked, rankTools } from './rank-tools.ts';
import type { Source } from './source.ts';
import { takesChoice, takesOneOf } from './takes-one-of.ts';
import type { ReadTool } from './tool-words.ts';
import { overlap, subjects, wordsOf } from './words.ts';

/** Words of a name count 2 and of a description 1: less is a coincidence. */
const GOOD_FIT = 3;
/** Less will do for a question about something of the customer's own. */
const FAIR_FIT = 2;
/** Verbs that say too little of what is done to go by them alone. */
const VAGUE = subjects('change update make create set add start send give open do put edit modify submit stop end');

/**
 * The tools that what the customer wants would take, the best first; one that does something comes alone. Where nothing else is left, a
 * single word will do (`lenient`) to look a question up among the customer's own things.
 */
export const goalsOf = (tools: readonly ReadTool[], intent: Intent, source: Source, lenient: boolean): ReadTool[] => {
  const said = subjects(source.message);
  const ranked = rankTools(tools, said, intent);
  const doing = ranked.filter(({ tool }) => isMeant(tool, intent, source)).map(({ tool }) => tool);
  const [first] = doing.toSorted((a, b) => openIn(a, source) - openIn(b, source));
  if (first) return [first];
  const reading = ranked.filter(({ tool }) => tool.reads).map((one) => withGiven(one, source));
  const enough = intent.own && intent.question ? FAIR_FIT : GOOD_FIT;
  const isOwn = (tool: ReadTool): boolean => lenient && tool.own && intent.question && !intent.general;
  const fitting = reading
    .filter(
      ({ tool, fit, given }) =>
        fit >= (isOwn(tool) ? 1 : given || overlap(tool.can, intent.may).length > 0 ? FAIR_FIT : enough),
    )
    .sort((a, b) => b.rank - a.rank)
    .map(({ tool }) => tool);
  const search = intent.seeks
    ? reading
        .map(({ tool }) => tool)
        .filter(isSearch)
        .slice(0, 1)
    : [];
  return [...new Set([...search, ...fitting])];
};

/** The tool that takes an identifier which is about all that the customer has written. */
export const goalOfIdentifier = (tools: readonly ReadTool[], source: Source): ReadTool[] =>
  tools.filter((tool) => tool.reads && takesOneOf(tool, source)).slice(0, 1);

/** A tool that takes the identifier or the choice which the customer has given fits better by it. */
const withGiven = ({ tool, fit, rank }: Ranked, source: Source) => {
  const given = takesOneOf(tool, source) || takesChoice(tool, source);
  return { tool, given, fit: fit + (given ? 1 : 0), rank: rank + (given ? 1 : 0) };
};

/** How much of what a tool needs is still open. */
const openIn = ({ inputSchema }: ReadTool, source: Source): number =>
  fillSchema(inputSchema.json, source).missing.length;

/** Whether the customer wants just what a tool does, and it is not only a verb that says so. */
const isMeant = (tool: ReadTool, { wants, rest }: Intent, source: Source): boolean => {
  if (tool.reads) return false;
  const said = subjects(source.message);
  const plain = new Set(wordsOf(source.message));
  const isWanted = ([verb = '', particle]: string[]) =>
    wants.has(verb) && (particle === undefined || plain.has(particle));
  if ([...tool.wanted].some((phrase) => isWanted(phrase.split(' ')))) return true;
  const verbs = overlap(tool.does, wants);
  if (verbs.length === 0) return false;
  const others = overlap(tool.inName, said).filter((word) => !verbs.includes(word));
  return others.length > 0 || verbs.some((verb) => !VAGUE.has(verb)) || rest === 0 || takesOneOf(tool, source);
};

/** A tool that needs nothing but what to look for. */
const isSearch = ({ own, inputSchema }: ReadTool): boolean => {
  const { required } = inputSchema.json;
  const [name, ...others] = Array.isArray(required) ? required.map(String) : [];
  return !own && others.length === 0 && /^(?:query|search|keywords?|terms?|q|title|name|words|text)$/.test(name ?? '');
};
