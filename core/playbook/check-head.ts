import { consentPhrases } from './consent-phrases.ts';
import type { PlaybookHead, PlaybookTool } from './playbook.ts';
import type { Mistake, Yaml } from './read-yaml.ts';

type Found = readonly [path: readonly PropertyKey[], message: string];
type WordLists = Readonly<Record<string, readonly string[]>>;

/** Finds the mistakes that the schema cannot detect: contradictory parts, and words that would match any message. */
export const checkHead = (folder: string | null, { lineOf }: Pick<Yaml, 'lineOf'>, head: PlaybookHead): Mistake[] =>
  [...mistakesIn(folder, head)].map(([path, message]) => ({
    line: lineOf(path),
    message: `${path.join('.')}: ${message}`,
  }));

function* mistakesIn(folder: string | null, head: PlaybookHead): Generator<Found> {
  const { languages, greeting, starters, consent, tools, sensitive_topics: topics } = head;
  const accepted = consentPhrases(head).agrees;
  if (folder !== null && head.name !== folder) yield [['name'], `must be the name of the folder, ${folder}.`];
  yield* twice(['languages'], languages);
  yield* languages.flatMap((code, at) => unknownLanguage(['languages', at], code));
  yield* Object.keys(greeting).flatMap((code) => unknownLanguage(['greeting', code], code));
  for (const code of languages) {
    if (!Object.hasOwn(greeting, code)) yield [['greeting', code], 'is missing.'];
    if (tools.length > 0 && !accepted[code]?.length) yield [['consent', code], 'has no words: write a list.'];
  }
  for (const [code, questions] of Object.entries(starters)) {
    yield* unknownLanguage(['starters', code], code);
    yield* twice(['starters', code], questions);
  }
  yield* wordsOf(['consent'], consent);
  const names = topics.map(({ name }) => name);
  yield* twice(['sensitive_topics'], names, 'name');
  for (const [at, { words }] of topics.entries()) yield* wordsOf(['sensitive_topics', at, 'words'], words);
  yield* twice(
    ['teams'],
    head.teams.map(({ name }) => name),
    'name',
  );
  for (const [at, { title, topics: owned }] of head.teams.entries()) {
    yield* Object.keys(title).flatMap((code) => unknownLanguage(['teams', at, 'title', code], code));
    for (const [place, topic] of owned.entries()) {
      if (!names.includes(topic))
        yield [['teams', at, 'topics', place], `${topic} is no sensitive topic of the playbook.`];
    }
  }
  yield* twice(
    ['tools'],
    tools.map(({ name }) => name),
    'name',
  );
  for (const [at, tool] of tools.entries()) yield* mistakesOf(['tools', at], tool);
  yield* twice(['profile', 'fields'], head.profile?.fields ?? []);
}

function* mistakesOf(path: readonly PropertyKey[], { name, title, preview }: PlaybookTool): Generator<Found> {
  yield* Object.keys(title).flatMap((code) => unknownLanguage([...path, 'title', code], code));
  const [server] = name.split('.');
  if (preview === name || (preview !== null && !preview.startsWith(`${server}.`))) {
    yield [[...path, 'preview'], `must be another tool of ${server}.`];
  }
}

function* twice(path: readonly PropertyKey[], values: readonly string[], field?: string): Generator<Found> {
  for (const [at, value] of values.entries()) {
    if (values.indexOf(value) < at) yield [[...path, at, ...(field ? [field] : [])], `${value} appears twice.`];
  }
}

/** Words are compared without punctuation, so an entry of punctuation only would match every message. */
function* wordsOf(path: readonly PropertyKey[], lists: WordLists): Generator<Found> {
  for (const [code, words] of Object.entries(lists)) {
    yield* unknownLanguage([...path, code], code);
    for (const [at, word] of words.entries()) {
      if (!/[\p{L}\p{N}]/u.test(word)) yield [[...path, code, at], 'must have a letter or a digit.'];
    }
  }
}

const unknownLanguage = (path: readonly PropertyKey[], code: string): Found[] =>
  new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(code) === undefined
    ? [[path, `${code} is not a language code.`]]
    : [];
