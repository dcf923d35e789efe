import type { Tool } from '../protocol/request.ts';
import { askedWords } from './intent.ts';
import { asRecord } from './schema.ts';
import { sentencesOf, stem, subjects, wordsOf } from './words.ts';

/** A tool as its name and description tell it. */
export interface ReadTool extends Tool {
  /** Its name without the server's. */
  readonly bare: string;
  readonly inName: ReadonlySet<string>;
  readonly inDescription: ReadonlySet<string>;
  /** Question words that it says it is for. */
  readonly asks: ReadonlySet<string>;
  /** Stems of the verbs that say what it does. */
  readonly does: ReadonlySet<string>;
  /** Stems of what customers want who need it: "return" and "send back". */
  readonly wanted: ReadonlySet<string>;
  /** Stems of what it says that can be done. */
  readonly can: ReadonlySet<string>;
  /** Whether it looks something up and changes nothing. */
  readonly reads: boolean;
  /** Whether it is about things of the customer's own. */
  readonly own: boolean;
}

const READING =
  /^(?:get|gets|find|finds|list|lists|search|searches|look|looks|lookup|show|shows|check|checks|track|tracks|read|reads|fetch|fetches|view|query|describe|describes|tell|tells|see|count|counts|compare|estimate|calculate|a|an|the|all|current|information|status|details)$/;
const OWN = /\b(?:own|their|they|customer\w?|members?|users?|patrons?|passengers?|guests?|callers?|my|your)\b/i;
/** Examples are not what a tool is about, nor is what it says that it is not for. */
const EXAMPLE = /\(?["“][^"”]*["”]\)?|\b(?:such as|for example|e\.g\.),? [^.,;:)]+/gi;
const NOT_FOR = /^(?:do not|don't|never|not for)\b/i;
const EXCEPT = /,? (?:but )?not (?:for|about|to)\b.*$/i;
const WANTED = /\b(?:wants?|wishes|asks?|needs?|would like) to ([^.;:]+)/gi;
const VERB = /^(\p{L}+)|\bor (\p{L}+)(?= (?:it|them|something|one|an?|the)\b)/giu;
const PARTICLE = /^(?:back|off|out|up|away|in)$/;
const CAN = /\bcan (?:still |also )?be (\p{L}+)/giu;

export const readTool = (tool: Tool): ReadTool => {
  const bare = tool.name.slice(tool.name.lastIndexOf('__') + 1).replace(/^_/, '');
  const named = bare.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[_-]/g, ' ');
  const sentences = sentencesOf((tool.description ?? '').replace(EXAMPLE, ''))
    .filter((sentence) => !NOT_FOR.test(sentence))
    .map((sentence) => sentence.replace(EXCEPT, ''));
  const description = sentences.join(' ');
  const verbs = [wordsOf(named)[0] ?? '', wordsOf(description)[0] ?? ''];
  const wanted = [...description.matchAll(WANTED)].flatMap(([, what = '']) => wantedIn(what));
  const can = [...description.matchAll(CAN)].map(([, verb = '']) => stem(verb.toLowerCase()));
  return {
    ...tool,
    bare,
    inName: subjects(named),
    inDescription: subjects(`${description} ${choicesOf(tool)}`),
    asks: askedWords(wordsOf(description).join(' ')),
    does: new Set(verbs.map(stem)),
    wanted: new Set(wanted),
    can: new Set(can),
    reads: verbs.some((verb) => READING.test(verb)),
    own: OWN.test(description),
  };
};

/** The verbs in "return something or send it back", with the particles that belong to them. */
const wantedIn = (what: string): string[] =>
  [...what.matchAll(VERB)].map((found) => {
    const verb = stem(wordsOf(found[1] ?? found[2] ?? '').join(''));
    const behind = wordsOf(what.slice(found.index + found[0].length)).slice(0, 3);
    const particle = behind
      .slice(0, behind.indexOf('or') < 0 ? 3 : behind.indexOf('or'))
      .find((word) => PARTICLE.test(word));
    return particle === undefined ? verb : `${verb} ${particle}`;
  });

/** The members of its enums. */
export const choicesOf = ({ inputSchema }: Tool): string =>
  Object.values(asRecord(inputSchema.json.properties))
    .flatMap((property) => asRecord(property).enum ?? [])
    .join(' ')
    .replaceAll('_', ' ');
