import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Playbook } from '../../../../core/playbook/playbook.ts';
import { type LocalPlaybook, startPlaybook } from '../../../../local/playbook/start.ts';
import { guideFile, PlaybookFolder, promptFile } from '../../../support/playbook-folder.ts';

const GUIDE = 'shop/playbook.md';
const FILE = 'shop/prompts/ask.md';

let folder: PlaybookFolder;
let shop: string;
let said: string[];
let playbook: LocalPlaybook;

const read = () => `The playbook ${shop} was reloaded.`;
const compiled = () => Playbook.parse(JSON.parse(readFileSync(playbook.file, 'utf8')));
const becomes = (what: () => unknown, value: unknown) => vi.waitFor(() => expect(what()).toEqual(value), 5000);
const title = () => compiled().prompts.at(-1)?.title;
const texts = () => compiled().knowledge.map(({ text }) => text);
/** Saves as some editors do: beside the file, then in its place. */
const rename = (path: string, text: string) => {
  folder.write(`${path}~`, text);
  renameSync(join(folder.root, `${path}~`), join(folder.root, path));
};

beforeEach(() => {
  folder = new PlaybookFolder({ [GUIDE]: guideFile('shop'), [FILE]: promptFile('One') });
  shop = join(folder.root, 'shop');
  said = [];
  playbook = startPlaybook(shop, (line) => said.push(line));
});
afterEach(async () => {
  await playbook.close();
  folder.remove();
});

describe('startPlaybook', () => {
  it('compiles what an editor saves, in place or by renaming, and keeps the last good version', async () => {
    expect(title()).toBe('One');
    folder.write(FILE, promptFile('Two'));
    await becomes(title, 'Two');
    folder.write(FILE, promptFile('7', '{{order}} {{oder}}'));
    await becomes(() => said.length, 2);
    folder.write(FILE, '---\nother: 1\n---\n');
    await becomes(() => said.length, 3);
    expect(said.pop()).toMatch(/title: is missing; \S+ask\.md:1: description: is missing; /);
    rename(FILE, promptFile('Three'));
    await becomes(title, 'Three');
    folder.write('shop/prompts/more.md', promptFile('Four'));
    await becomes(title, 'Four');
    expect(said).toEqual([
      read(),
      `The playbook ${shop} was not reloaded: ${shop}/prompts/ask.md:2: title: must be text.`,
      read(),
      read(),
    ]);
    await playbook.close();
    expect(existsSync(playbook.file)).toBe(false);
  });

  it('says when a mistake is undone', async () => {
    folder.write(FILE, promptFile('7'));
    await becomes(() => said.length, 1);
    folder.write(FILE, promptFile('One'));
    await becomes(() => said.slice(1), [`The playbook ${shop} is valid again.`]);
  });

  it('reloads the policy and the documents, in existing and new folders', async () => {
    rename(GUIDE, guideFile('shop', {}, 'Be brief.'));
    await becomes(() => compiled().policy, 'Be brief.');
    folder.write('shop/knowledge/shipping/europe.md', '# Europe\nOne.');
    await becomes(texts, ['One.']);
    rename('shop/knowledge/shipping/europe.md', '# Europe\nTwo.');
    await becomes(texts, ['Two.']);
    rmSync(join(folder.root, 'shop/knowledge'), { recursive: true });
    await becomes(texts, []);
    folder.write('shop/knowledge/shipping/europe.md', '# Europe\nThree.');
    await becomes(texts, ['Three.']);
    rename('shop/knowledge/shipping/europe.md', '# Europe\nFour.');
    await becomes(texts, ['Four.']);
    expect(said).toEqual(Array(6).fill(read()));
  });

  it('reloads a playbook that disappears and reappears', async () => {
    rmSync(join(folder.root, 'shop'), { recursive: true });
    await becomes(() => said.length, 1);
    folder.write(FILE, promptFile('Back'));
    folder.write(GUIDE, guideFile('shop'));
    await becomes(title, 'Back');
    rename(FILE, promptFile('Again'));
    await becomes(title, 'Again');
    expect(said[0]).toMatch(/^The playbook \S+ was not reloaded: There is no folder \S+shop\./);
  });

  it('ignores files of editors and git in the folder, and files beside it', async () => {
    folder.write('shop/.git/objects/a', '1');
    folder.write('shop/node_modules/a/b.md', '1');
    folder.write('notes.md', '1');
    folder.write(FILE, promptFile('Two'));
    await becomes(title, 'Two');
    expect(said).toEqual([read()]);
  });
});
