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
 * Finds a playbook by the name of a shipped one, or by the path of a folder, which has a slash in it. Throws one line when there is no
 * such folder, or no playbook.md in it.
 */
export const findPlaybook = (reference: string): FoundPlaybook => {
  const names = playbookNames();
  const folder = isPath(reference) ? resolve(reference) : join(PLAYBOOKS, reference);
  const name = names.find((known) => known === relative(PLAYBOOKS, folder)) ?? null;
  if (name === null && !isPath(reference)) {
    const choice = names.join(', ');
    throw new Error(
      `There is no playbook "${reference}": write ${choice}, or the path of a folder such as ../support.`,
    );
  }
  const shown = name === null ? folder : `playbooks/${name}`;
  if (!existsSync(folder)) throw new Error(`There is no folder ${shown}.`);
  if (!existsSync(join(folder, 'playbook.md'))) throw new Error(`The folder ${shown} holds no playbook.md.`);
  return { name, folder, shown };
};

/** The reference as it was typed. npm runs scripts in the folder of package.json, and names in `INIT_CWD` the one where it was called. */
export const typedPlaybook = (
  reference: string,
  { INIT_CWD = '' }: Readonly<Record<string, string | undefined>>,
): string => (isPath(reference) ? resolve(INIT_CWD, reference) : reference);

const isPath = (reference: string): boolean => /[/\\]/.test(reference) || /^\.\.?$/.test(reference);
