import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** The folder of the shipped playbooks. */
export const PLAYBOOKS = import.meta.dirname;

export interface FoundPlaybook {
  /** The name that the playbook must have; null for a folder elsewhere, which allows any name. */
  readonly name: string | null;
  /** An absolute path. */
  readonly folder: string;
  /** The folder as messages name it. */
  readonly shown: string;
}

/** Returns the names of the shipped playbooks. Each folder is one. */
export const playbookNames = (): string[] =>
  readdirSync(PLAYBOOKS, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() && !entry.name.startsWith('.') ? [entry.name] : []))
    .toSorted();

/**
 * Finds a playbook by the name of a shipped one, or by the path of a folder, which contains a slash. Throws one line if
 * the folder or its playbook.md does not exist.
 */
export const findPlaybook = (reference: string): FoundPlaybook => {
  const names = playbookNames();
  const folder = isPath(reference) ? resolve(reference) : join(PLAYBOOKS, reference);
  const name = names.find((known) => known === relative(PLAYBOOKS, folder)) ?? null;
  if (name === null && !isPath(reference)) {
    const choice = names.join(', ');
    throw new Error(
      `There is no playbook "${reference}": write ${choice}, or the path of a folder, such as ../support.`,
    );
  }
  const shown = name === null ? folder : `playbooks/${name}`;
  if (!existsSync(folder)) throw new Error(`There is no folder ${shown}.`);
  if (!existsSync(join(folder, 'playbook.md'))) throw new Error(`The folder ${shown} has no playbook.md.`);
  return { name, folder, shown };
};

/**
 * Resolves a path from the command line. npm runs scripts in the folder of package.json, and passes the caller's folder
 * in `INIT_CWD`.
 */
export const typedPlaybook = (
  reference: string,
  { INIT_CWD = '' }: Readonly<Record<string, string | undefined>>,
): string => (isPath(reference) ? resolve(INIT_CWD, reference) : reference);

const isPath = (reference: string): boolean => /[/\\]/.test(reference) || /^\.\.?$/.test(reference);
