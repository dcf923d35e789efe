import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compilePlaybook } from '../../playbooks/compile.ts';
import { playbookNames } from '../../playbooks/find.ts';

const FOLDER = 'playbooks';

/** The path of a compiled playbook within a function's asset. */
export const playbookPath = (name: string): string => `${FOLDER}/${name}.json`;

/** Writes every compiled playbook into a function's asset, so that stages with different playbooks share one asset. */
export const writePlaybooks = async (asset: string): Promise<void> => {
  const playbooks = playbookNames().map((name) => compilePlaybook(name));
  await mkdir(join(asset, FOLDER), { recursive: true });
  for (const playbook of playbooks) await writeFile(join(asset, playbookPath(playbook.name)), JSON.stringify(playbook));
};
