import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { compilePlaybook } from '../../../playbooks/compile.ts';
import { guideFile, PlaybookFolder, promptFile } from '../../support/playbook-folder.ts';

const GUIDE = { 'shop/playbook.md': guideFile('shop') };
const GOOD = { ...GUIDE, 'shop/prompts/ask.md': promptFile('Ask') };
let folder: PlaybookFolder;
const given = (files: Record<string, string>) => {
  folder = new PlaybookFolder(files);
  return join(folder.root, 'shop');
};
afterEach(() => folder.remove());

describe('compilePlaybook', () => {
  it('reads the prompts in the order of their names, and nothing that an editor leaves beside them', () => {
    const shop = given({
      ...GUIDE,
      'shop/prompts/where-is-it.md': promptFile('Where'),
      'shop/prompts/ask.md': promptFile('Ask'),
      'shop/prompts/.#ask.md': 'a lock',
      'shop/prompts/ask.md~': 'a copy',
    });
    const { name, policy, prompts, knowledge } = compilePlaybook(shop);
    expect([name, policy, prompts.map((prompt) => prompt.name)]).toEqual(['shop', 'Be kind.', ['ask', 'where_is_it']]);
    expect(knowledge).toEqual([]);
  });

  it('reads the documents of all folders, each by its path below knowledge/', () => {
    const shop = given({
      ...GOOD,
      'shop/knowledge/shipping/europe.md': '# Europe\n5 EUR.\n## Islands\n9 EUR.',
      'shop/knowledge/returns.md': '# Returns\n30 days.',
      'shop/knowledge/.drafts/gifts.md': 'nothing',
      'shop/knowledge/logo.png': 'nothing',
    });
    expect(compilePlaybook(shop).knowledge).toEqual([
      { source: 'returns.md', heading: 'Returns', text: '30 days.' },
      { source: 'shipping/europe.md', heading: 'Europe', text: '5 EUR.' },
      { source: 'shipping/europe.md', heading: 'Islands', text: '9 EUR.' },
    ]);
  });

  it('says every mistake of every file in a line of its own', () => {
    const shop = given({
      'shop/playbook.md': guideFile('shop', { title: '7', languages: '[english]' }, ''),
      'shop/prompts/ask.md': promptFile('7', '{{order}} {{oder}}'),
      'shop/prompts/good.md': promptFile('Good'),
      'shop/prompts/where.md': 'Where?',
      'shop/knowledge/returns.md': '# Returns',
      'shop/knowledge/shipping/europe.md': '---\ntitle: Europe\n\n5 EUR.',
    });
    let said: string[] = [];
    try {
      compilePlaybook(shop);
    } catch (error) {
      said = String(error)
        .replace(/^Error: /, '')
        .split('\n');
    }
    expect(said.map((line) => line.replace(shop, ''))).toEqual([
      '/playbook.md:3: title: must be text.',
      '/playbook.md:5: languages.0: must be a language code such as en.',
      '/playbook.md:9: the policy is missing: write it below the front matter.',
      '/prompts/ask.md:2: title: must be text.',
      '/prompts/where.md:1: must begin with front matter between two lines of ---.',
      '/knowledge/returns.md:1: has no text.',
      '/knowledge/shipping/europe.md:1: the front matter has no closing line of ---.',
    ]);
  });
});
