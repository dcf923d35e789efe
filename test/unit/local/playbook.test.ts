import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Playbook } from '../../../core/playbook/playbook.ts';
import { type LocalPlaybook, startPlaybook } from '../../../local/playbook.ts';
import { PlaybookFolder, promptFile } from '../../support/playbook-folder.ts';

const FILE = 'shop/prompts/ask.md';
const folder = new PlaybookFolder({ [FILE]: promptFile('One') });
const said: string[] = [];
let playbook: LocalPlaybook;

const title = () => Playbook.parse(JSON.parse(readFileSync(playbook.file, 'utf8'))).prompts.at(-1)?.title;

afterEach(async () => {
  await playbook.close();
  folder.remove();
});

describe('startPlaybook', () => {
  it('compiles what an editor saves, in place or by renaming, and keeps the last good version', async () => {
    playbook = startPlaybook('shop', (line) => said.push(line), folder.root);
    expect(title()).toBe('One');
    folder.write(FILE, promptFile('Two'));
    await vi.waitFor(() => expect(title()).toBe('Two'), 5000);
    folder.write(FILE, promptFile('7', '{{order}} {{oder}}'));
    await vi.waitFor(() => expect(said).toHaveLength(2), 5000);
    folder.write(`${FILE}~`, promptFile('Three'));
    renameSync(join(folder.root, `${FILE}~`), join(folder.root, FILE));
    await vi.waitFor(() => expect(title()).toBe('Three'), 5000);
    folder.write('shop/prompts/more.md', promptFile('Four'));
    await vi.waitFor(() => expect(title()).toBe('Four'), 5000);
    expect(said).toEqual([
      'The playbook shop was read again.',
      'The playbook shop stays as it was: playbooks/shop/prompts/ask.md:2: title: must be text.',
      'The playbook shop was read again.',
      'The playbook shop was read again.',
    ]);
    await playbook.close();
    expect(existsSync(playbook.file)).toBe(false);
  });
});
