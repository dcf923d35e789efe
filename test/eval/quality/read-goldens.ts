import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Playbook } from '../../../core/playbook/playbook.ts';
import { type Mistake, readYaml } from '../../../core/playbook/read-yaml.ts';
import { schemaMistakes } from '../../../core/playbook/schema-mistakes.ts';
import { compilePlaybook } from '../../../playbooks/compile.ts';
import { findPlaybook } from '../../../playbooks/find.ts';
import { checkGolden } from './check-golden.ts';
import { type Golden, GoldenFile } from './golden.ts';

/** A playbook with its golden conversations. */
export interface GoldenSet {
  /** The reference for `findPlaybook`. */
  readonly reference: string;
  /** The playbook's folder: the absolute path, and the path for messages. */
  readonly folder: string;
  readonly shown: string;
  readonly goldens: readonly Golden[];
}

/**
 * Reads and checks the golden conversations of all given playbooks. Throws one line for each mistake: `file:line: what
 * to write`.
 */
export const readGoldens = (references: readonly string[]): GoldenSet[] => {
  const wrong: string[] = [];
  const sets = references.flatMap((reference): GoldenSet[] => {
    try {
      return [readSet(reference)];
    } catch (error) {
      wrong.push(error instanceof Error ? error.message : String(error));
      return [];
    }
  });
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return sets;
};

const readSet = (reference: string): GoldenSet => {
  const { folder, shown } = findPlaybook(reference);
  const playbook = compilePlaybook(reference);
  const wrong: string[] = [];
  const names = new Set<string>();
  const goldens = filesIn(join(folder, 'golden')).flatMap((file) => {
    const read = readFile(readFileSync(join(folder, 'golden', file), 'utf8'), playbook, names);
    wrong.push(...read.mistakes.map(({ line, message }) => `${shown}/golden/${file}:${line}: ${message}`));
    return read.goldens;
  });
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  if (goldens.length === 0) {
    throw new Error(
      `${shown}/golden has no conversations: add a file that ends in .yaml, as docs/evaluation.md describes.`,
    );
  }
  return { reference, folder, shown, goldens };
};

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => /^[^.].*\.ya?ml$/.test(file))
        .toSorted()
    : [];

const readFile = (text: string, playbook: Playbook, names: Set<string>) => {
  const yaml = readYaml(text);
  if (yaml.mistakes.length > 0) return { goldens: [], mistakes: yaml.mistakes };
  const parsed = GoldenFile.safeParse(yaml.data);
  if (!parsed.success) return { goldens: [], mistakes: schemaMistakes(yaml, parsed.error) };
  const mistakes = parsed.data.flatMap((golden, at): Mistake[] => {
    const found = [...checkGolden(golden, playbook)];
    if (names.has(golden.name)) found.push([['name'], 'another conversation has this name.']);
    names.add(golden.name);
    return found.map(([path, message]) => ({
      line: yaml.lineOf([at, ...path]),
      message: `${[at, ...path].join('.')}: ${message}`,
    }));
  });
  return { goldens: parsed.data, mistakes };
};
