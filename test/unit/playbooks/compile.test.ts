import { afterEach, describe, expect, it } from 'vitest';
import { compilePlaybook, playbookNames } from '../../../playbooks/compile.ts';
import { PlaybookFolder, promptFile } from '../../support/playbook-folder.ts';

let folder: PlaybookFolder;
const given = (files: Record<string, string>) => {
  folder = new PlaybookFolder(files);
  return folder.root;
};
afterEach(() => folder.remove());

describe('compilePlaybook', () => {
  it('reads the prompts in the order of their names, and nothing that an editor leaves beside them', () => {
    const root = given({
      'shop/prompts/where-is-it.md': promptFile('Where'),
      'shop/prompts/ask.md': promptFile('Ask'),
      'shop/prompts/.#ask.md': 'a lock',
      'shop/prompts/ask.md~': 'a copy',
      '.cache/prompts/ask.md': 'nothing',
    });
    expect(playbookNames(root)).toEqual(['shop']);
    const { name, prompts } = compilePlaybook('shop', root);
    expect([name, prompts.map((prompt) => prompt.name)]).toEqual(['shop', ['ask', 'where_is_it']]);
  });

  it('says every mistake of every file in a line of its own', () => {
    const root = given({
      'shop/prompts/ask.md': promptFile('7', '{{order}} {{oder}}'),
      'shop/prompts/good.md': promptFile('Good'),
      'shop/prompts/where.md': 'Where?',
    });
    const compile = () => compilePlaybook('shop', root);
    expect(compile).toThrow(/^playbooks\/shop\/prompts\/ask\.md:2: .*\nplaybooks\/shop\/prompts\/where\.md:1: .*$/);
  });

  it('says which playbooks there are when there is none of the name', () => {
    const root = given({ 'bank/prompts/ask.md': '', 'shop/prompts/ask.md': '' });
    for (const name of ['store', '..', '']) {
      expect(() => compilePlaybook(name, root)).toThrow(`There is no playbook "${name}", but there are bank, shop.`);
    }
  });

  it('takes no playbook without a prompt', () => {
    const root = given({ 'shop/prompt/ask.md': promptFile('Ask') });
    expect(() => compilePlaybook('shop', root)).toThrow(/^playbooks\/shop\/prompts: has no prompt/);
  });
});
