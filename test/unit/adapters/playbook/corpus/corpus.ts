import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { playbookKnowledge } from '../../../../../adapters/playbook/knowledge.ts';
import type { Knowledge } from '../../../../../core/knowledge/knowledge.ts';
import { parseDocument } from '../../../../../core/playbook/parse-document.ts';
import { aPlaybook } from '../../../../support/values.ts';
import type { Question } from './questions.ts';

/** Searches the documents of a folder beside this file as those of a playbook. */
export const knowledgeOf = (folder: string): Knowledge => {
  const path = join(import.meta.dirname, folder);
  const files = readdirSync(path);
  if (files.length === 0) throw new Error(`${folder}: no documents`);
  const knowledge = files.flatMap((file) => {
    const parsed = parseDocument(file, readFileSync(join(path, file), 'utf8'));
    if ('mistakes' in parsed) throw new Error(`${folder}/${file}: ${JSON.stringify(parsed.mistakes)}`);
    return parsed.parts;
  });
  return playbookKnowledge(() => PLAYBOOKS.get(folder) ?? remember(folder, knowledge));
};

const PLAYBOOKS = new Map<string, ReturnType<typeof aPlaybook>>();
const remember = (folder: string, knowledge: ReturnType<typeof aPlaybook>['knowledge']) => {
  const playbook = aPlaybook({ knowledge });
  PLAYBOOKS.set(folder, playbook);
  return playbook;
};

export interface Score {
  readonly asked: number;
  /** Questions whose answer was the first passage, or among the first four. */
  readonly first: number;
  readonly among: number;
  /** Questions that the documents do not answer, and those of them for which a passage fits nevertheless. */
  readonly unanswerable: number;
  readonly falseFinds: readonly string[];
  readonly misses: readonly string[];
}

export const score = async (sets: Readonly<Record<string, readonly Question[]>>): Promise<Score> => {
  const results = await Promise.all(
    Object.entries(sets).flatMap(([folder, questions]) => {
      const knowledge = knowledgeOf(folder);
      return questions.map(async ([question, heading]) => {
        const passages = await knowledge.search(question, 4);
        const found = passages.map((passage) => passage.heading);
        return { question, heading, found, isFound: passages.some(({ fits }) => fits) };
      });
    }),
  );
  const answerable = results.filter(({ heading }) => heading !== null);
  const others = results.filter(({ heading }) => heading === null);
  return {
    asked: answerable.length,
    first: answerable.filter(({ heading, found }) => found[0] === heading).length,
    among: answerable.filter(({ heading, found }) => found.includes(heading ?? '')).length,
    unanswerable: others.length,
    falseFinds: others.filter(({ isFound }) => isFound).map(({ question }) => question),
    misses: answerable.filter(({ heading, found }) => !found.includes(heading ?? '')).map(({ question }) => question),
  };
};
