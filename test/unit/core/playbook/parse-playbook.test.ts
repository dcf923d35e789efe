import { describe, expect, it } from 'vitest';
import { parsePlaybook } from '../../../../core/playbook/parse-playbook.ts';
import { guideFile } from '../../../support/playbook-folder.ts';

const parse = (over: Record<string, string>, policy?: string) => parsePlaybook('shop', guideFile('shop', over, policy));

describe('parsePlaybook', () => {
  it('takes what the front matter says, and the text below it as the policy', () => {
    const topics = '[{ name: fraud, description: F, words: { de: [Betrug] } }]';
    expect(parse({ sensitive_topics: topics, tools: '[store.get_order]' }, '\nBe kind.\n\nBe brief.\n')).toEqual({
      guide: {
        name: 'shop',
        title: 'A shop',
        persona: 'You are the assistant of a shop.',
        languages: ['en'],
        greeting: { en: 'Hello.' },
        consent: expect.objectContaining({ en: ['yes'], de: expect.arrayContaining(['ja']) }),
        sensitive_topics: [{ name: 'fraud', description: 'F', words: { de: ['Betrug'] } }],
        tools: ['store.get_order'],
        policy: 'Be kind.\n\nBe brief.',
      },
    });
  });

  it('takes words of consent for more languages than it greets in', () => {
    expect(parse({ consent: '{ en: [yes], it: [sì] }' })).toMatchObject({ guide: { consent: { it: ['sì'] } } });
  });

  it.each<[name: string, over: Record<string, string>, mistakes: [line: number, message: RegExp][]]>([
    ['an unknown key', { tone: 'warm' }, [[8, /^the key "tone" is not known; write name, title, /]]],
    ['a missing value', { persona: '' }, [[4, /^persona: must be text/]]],
    ['a name that is not the folder', { name: 'store' }, [[2, /^name: must be the name of the folder, shop/]]],
    ['no language', { languages: '[]' }, [[5, /^languages: must name a language/]]],
    ['a language twice', { languages: '[en, en]' }, [[5, /^languages\.1: en appears twice/]]],
    ['a language by its name', { languages: '[english]' }, [[5, /^languages\.0: must be a language such as en/]]],
    [
      'a language that there is not',
      { languages: '[en, gr]', greeting: '{ en: Hello., gr: Hi. }', consent: '{ en: [yes], gr: [yes] }' },
      [
        [5, /^languages\.1: gr is not the code of a language/],
        [6, /^greeting\.gr: gr is/],
        [7, /^consent\.gr: gr is/],
      ],
    ],
    [
      'a language without a greeting, and for its actions no words of consent',
      { languages: '[en, ja]', tools: '[store.get_order]' },
      [
        [6, /^greeting\.ja: is missing/],
        [7, /^consent\.ja: has no word/],
      ],
    ],
    [
      'an empty list of consent',
      { consent: '\n  en: []', tools: '[store.get_order]' },
      [[8, /^consent\.en: has no word/]],
    ],
    ['consent that is a word', { consent: '\n  en: yes' }, [[8, /^consent\.en: must be a list/]]],
    [
      'consent that is nothing but signs, which every other sign would be, too',
      { consent: '\n  en:\n    - yes\n    - 👍' },
      [[10, /^consent\.en\.1: must have a letter or a digit/]],
    ],
    [
      'greetings by the name of a language',
      { greeting: '\n  en: Hi.\n  german: Hallo.' },
      [[8, /^greeting: the key "german" must be a language such as en/]],
    ],
    [
      'a topic twice, in a language that there is not, with a sign for a word',
      {
        sensitive_topics: [
          '',
          '  - { name: fraud, description: F }',
          '  - name: fraud',
          '    description: F',
          '    words:',
          '      qq: [x]',
          '      en: ["*"]',
        ].join('\n'),
      },
      [
        [10, /^sensitive_topics\.1\.name: fraud appears twice/],
        [13, /^sensitive_topics\.1\.words\.qq: qq is not the code of a language/],
        [14, /^sensitive_topics\.1\.words\.en\.0: must have a letter/],
      ],
    ],
    [
      'tools twice, and one without its server',
      { tools: '\n  - store.a\n  - store.a' },
      [[10, /^tools\.1: store\.a appears twice/]],
    ],
    ['a tool without its server', { tools: '\n  - a' }, [[9, /^tools\.0: must be server\.tool/]]],
  ])('says of %s where it is and what is wrong', (_, over, mistakes) => {
    expect(parse(over)).toEqual({
      mistakes: mistakes.map(([line, message]) => ({ line, message: expect.stringMatching(message) })),
    });
  });

  it('says both of a wrong head and of a missing policy', () => {
    expect(parse({ name: 'store' }, ' ')).toMatchObject({ mistakes: [{ line: 2 }, { line: 9 }] });
    expect(parse({ title: '7' }, ' ')).toMatchObject({ mistakes: [{ line: 3 }, { line: 9 }] });
  });

  it.each([
    ['no front matter', '# Shop'],
    ['broken YAML', '---\nname: [\n---\nBe kind.'],
  ])('takes no file with %s', (_, text) => {
    expect(parsePlaybook('shop', text)).toMatchObject({ mistakes: [{ line: expect.any(Number) }] });
  });
});
