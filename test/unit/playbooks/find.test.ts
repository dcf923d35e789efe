import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findPlaybook, PLAYBOOKS, playbookNames, typedPlaybook } from '../../../playbooks/find.ts';
import { guideFile, PlaybookFolder } from '../../support/playbook-folder.ts';

const files = new PlaybookFolder({ 'ours/playbook.md': guideFile('shop'), 'empty/notes.md': '' });
const ours = join(files.root, 'ours');
afterAll(() => files.remove());

describe('findPlaybook', () => {
  it.each(playbookNames())('takes the name %s for a folder in playbooks/', (name) => {
    const found = { name, folder: join(PLAYBOOKS, name), shown: `playbooks/${name}` };
    expect(findPlaybook(name)).toEqual(found);
    expect(findPlaybook(`${PLAYBOOKS}/${name}/`)).toEqual(found);
  });

  it('takes an absolute path and a relative one for a folder anywhere, whose playbook may have any name', () => {
    for (const path of [ours, `${ours}/`, relative(process.cwd(), ours)]) {
      expect(findPlaybook(path)).toEqual({ name: null, folder: ours, shown: ours });
    }
  });

  it.each([
    [
      'an unknown name',
      'shop',
      /^There is no playbook "shop": write ecommerce, finance, saas, or the path of a folder/,
    ],
    ['no name', '', /^There is no playbook "": write /],
    ['a path without a folder', join(ours, 'no'), /^There is no folder \S+ours\/no\.$/],
    ['a folder without playbook.md', join(files.root, 'empty'), /^The folder \S+empty has no playbook\.md\.$/],
    ['a file', join(ours, 'playbook.md'), /^The folder \S+playbook\.md has no playbook\.md\.$/],
    ['the folder of all playbooks', PLAYBOOKS, /^The folder \S+playbooks has no playbook\.md\.$/],
  ])('answers %s in one line', (_, reference, line) => {
    expect(() => findPlaybook(reference)).toThrow(expect.objectContaining({ message: expect.stringMatching(line) }));
    expect(() => findPlaybook(reference)).not.toThrow('\n');
  });
});

describe('typedPlaybook', () => {
  it('takes a path from the folder where npm was called, and leaves names as they are', () => {
    const typed = { INIT_CWD: '/home/kim/shop' };
    expect(typedPlaybook('../ours', typed)).toBe('/home/kim/ours');
    expect(typedPlaybook('.', typed)).toBe('/home/kim/shop');
    expect(typedPlaybook('/srv/ours', typed)).toBe('/srv/ours');
    expect(typedPlaybook('saas', typed)).toBe('saas');
    expect(typedPlaybook('./ours', {})).toBe(join(process.cwd(), 'ours'));
  });
});
