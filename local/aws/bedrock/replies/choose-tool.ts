import type { JsonRecord, Tool } from '../protocol/request.ts';
import { fillSchema } from './fill-schema.ts';
import type { Source } from './source.ts';
import { overlap, sentencesOf, subjects, wordsOf } from './words.ts';

export interface ToolCall {
  readonly name: string;
  readonly input: JsonRecord;
}

const SPECIALIST = /\b(?:specialists?|escalat\w{1,6}|experts?|senior|more capable|stronger model)\b/i;
/** What every such tool says of itself. */
const ABOUT_SPECIALISTS = subjects(
  `specialist escalate escalation expert senior capable strong stronger hand handle complex complicated difficult
  several steps money case`,
);
/** What a tool says that it is not for. */
const NOT_FOR = /^(?:do not|don't|never|not for)\b/i;
const WITHDRAWN = /\b(?:no longer available|unavailable|deprecated)\b/i;
const LONG = 80;
const MANY_QUESTIONS = 3;

/** The tool that hands a hard question on, for a question that is hard; null for any other. */
export const specialistCall = (tools: readonly Tool[], source: Source): ToolCall | null => {
  const specialist = tools.find((tool) => isSpecialist(tool) && needsSpecialist(tool, source.message));
  return specialist ? call(specialist, source) : null;
};

/** The tools that do something themselves, as far as they can be used. */
export const ownTools = (tools: readonly Tool[]): Tool[] =>
  tools.filter((tool) => !isSpecialist(tool) && !WITHDRAWN.test(tool.description ?? ''));

/** The best of the tools, however little it fits: for a request that insists on some tool. */
export const bestTool = (tools: readonly Tool[], source: Source): ToolCall | null =>
  rank(tools, source)[0]?.call ?? null;

export const call = (tool: Tool, source: Source): ToolCall => ({
  name: tool.name,
  input: fillSchema(tool.inputSchema.json, source).value,
});

const rank = (tools: readonly Tool[], source: Source) => {
  const said = subjects(source.message);
  const identifiers = new Set<unknown>(source.facts.map(({ value }) => value));
  return tools
    .map((tool) => {
      const { value, grounded } = fillSchema(tool.inputSchema.json, source);
      const inName = overlap(nameWords(tool), said);
      const inDescription = overlap(subjects(tool.description ?? ''), said).filter((word) => !inName.includes(word));
      const identified = Object.values(value).some((field) => identifiers.has(field)) ? 1 : 0;
      const fit = 2 * inName.length + inDescription.length + (inName.length > 0 ? identified : 0);
      return { call: { name: tool.name, input: value }, grounded, fit };
    })
    .sort((a, b) => Number(b.grounded) - Number(a.grounded) || b.fit - a.fit);
};

const nameWords = ({ name }: Tool): Set<string> =>
  subjects(name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[_-]/g, ' '));

const isSpecialist = ({ name, description = '' }: Tool): boolean =>
  SPECIALIST.test(`${name.replace(/[_-]/g, ' ')} ${description}`);

/** Long, several questions at once, or about what the tool says it is for. */
const needsSpecialist = ({ description = '' }: Tool, message: string): boolean => {
  const said = subjects(message);
  const uses = sentencesOf(description).filter((sentence) => !NOT_FOR.test(sentence));
  const about = [...subjects(uses.join(' '))].filter((word) => !ABOUT_SPECIALISTS.has(word) && said.has(word));
  return (
    wordsOf(message).length >= LONG ||
    (message.match(/[?？]+/g)?.length ?? 0) >= MANY_QUESTIONS ||
    about.length >= 2 ||
    SPECIALIST.test(message)
  );
};
