import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** The folder of the shipped playbooks. */
export const PLAYBOOKS = import.meta.dirname;

export interface FoundPlaybook {
  /** The name that the playbook must have; null for a folder elsewhere, which may have any. */
  readonly name: string | null;
  /** An absolute path. */
  readonly folder: string;
  /** The folder in messages. */
  readonly shown: string;
}

/** The names of the shipped playbooks: each folder is one. */
export const playbookNames = (): string[] =>
  readdirSync(PLAYBOOKS, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() && !entry.name.startsWith('.') ? [entry.name] : []))
    .toSorted();

/**
 * Finds a playbook by the name of a shipped one, or by the path of a folder: with a slash in it, absolute or relative to the folder in
 * which the command was typed. Throws one line when there is no such folder, or no playbook.md in it.
 */
export const findPlaybook = (reference: string): FoundPlaybook => {
  const names = playbookNames();
  const folder = resolve(isPath(reference) ? TYPED_IN : PLAYBOOKS, reference);
  const name = names.find((known) => known === relative(PLAYBOOKS, folder)) ?? null;
  if (name === null && !isPath(reference)) {
    const choice = names.join(', ');
    throw new Error(
      `There is no playbook "${reference}": write ${choice}, or the path of a folder such as ../support.`,
    );
  }
  if (!existsSync(folder)) throw new Error(`There is no folder ${reference}: it was looked for at ${folder}.`);
  const shown = name === null ? reference.replace(/(?<=.)[/\\]+$/, '') : `playbooks/${name}`;
  if (!existsSync(join(folder, 'playbook.md'))) throw new Error(`The folder ${shown} holds no playbook.md.`);
  return { name, folder, shown };
};

/** npm runs scripts in the folder of package.json, and says in this variable where it was called. */
const TYPED_IN = process.env.INIT_CWD ?? process.cwd();

const isPath = (reference: string): boolean => /[/\\]/.test(reference) || /^\.\.?$/.test(reference);
