import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compilePlaybook } from '../../playbooks/compile.ts';
import { playbookNames } from '../../playbooks/find.ts';

const FOLDER = 'playbooks';

/** Where a function finds a playbook within its asset. */
export const playbookPath = (name: string): string => `${FOLDER}/${name}.json`;

/** Writes every playbook, compiled, into a function's asset, so that one asset serves stages that chose different ones. */
export const writePlaybooks = async (asset: string): Promise<void> => {
  const playbooks = playbookNames().map((name) => compilePlaybook(name));
  await mkdir(join(asset, FOLDER), { recursive: true });
  for (const playbook of playbooks) await writeFile(join(asset, playbookPath(playbook.name)), JSON.stringify(playbook));
};
