import { describe, expect, it } from 'vitest';
import { parsePlaybook } from '../../../../core/playbook/parse-playbook.ts';
import { guideFile } from '../../../support/playbook-folder.ts';
import { allowing } from '../../../support/values.ts';

const parse = (over: Record<string, string>, policy?: string) => parsePlaybook('shop', guideFile('shop', over, policy));

describe('parsePlaybook', () => {
  it('returns the front matter, and the text below it as the policy', () => {
    const topics = '[{ name: fraud, description: F, words: { de: [Betrug] } }]';
    expect(parse({ sensitive_topics: topics, tools: '[store.get_order]' }, '\nBe kind.\n\nBe brief.\n')).toEqual({
      guide: {
        name: 'shop',
        title: 'A shop',
        persona: 'You are the assistant of a shop.',
        languages: ['en'],
        greeting: { en: 'Hello.' },
        starters: {},
        consent: expect.objectContaining({
          agrees: expect.objectContaining({ en: expect.arrayContaining(['yes']), de: expect.arrayContaining(['ja']) }),
        }),
        sensitive_topics: [{ name: 'fraud', description: 'F', words: { de: ['Betrug'] } }],
        tools: [allowing('store.get_order')],
        profile: null,
        handoff: 'on',
        teams: [],
        hours: null,
        first_reply_minutes: 60,
        policy: 'Be kind.\n\nBe brief.',
      },
    });
  });

  it('reads a tool as its name, or with its title, preview and public', () => {
    const tools =
      '[store.a, { name: store.b, public: true }, { name: store.c, title: { en: Do it, de: Tu es }, preview: store.d }]';
    expect(parse({ tools })).toMatchObject({
      guide: {
        tools: [
          allowing('store.a'),
          allowing('store.b', { public: true }),
          allowing('store.c', { title: { en: 'Do it', de: 'Tu es' }, preview: 'store.d' }),
        ],
      },
    });
  });

  it('reads the questions that a page offers, by language', () => {
    const starters = '{ en: [Where is my order?, How much is it?], de: [] }';
    expect(parse({ starters })).toMatchObject({
      guide: { starters: { en: ['Where is my order?', 'How much is it?'], de: [] } },
    });
  });

  it('reads the people behind the assistant: hand-off, teams and opening hours', () => {
    const sensitive_topics = '[{ name: fraud, description: F }]';
    const teams = '[{ name: support }, { name: payments, title: { en: Payments }, topics: [fraud] }]';
    const hours = '{ timezone: Europe/Dublin, week: { mon: [09:00-12:30, 13:00-24:00] }, holidays: [2026-12-25] }';
    const over = { sensitive_topics, teams, hours, handoff: 'off', first_reply_minutes: '20' };
    expect(parse(over)).toMatchObject({
      guide: {
        handoff: 'off',
        first_reply_minutes: 20,
        teams: [
          { name: 'support', title: {}, topics: [] },
          { name: 'payments', title: { en: 'Payments' }, topics: ['fraud'] },
        ],
        hours: {
          timezone: 'Europe/Dublin',
          week: { mon: ['09:00-12:30', '13:00-24:00'], tue: [], sun: [] },
          holidays: ['2026-12-25'],
        },
      },
    });
  });

  it('accepts words of consent for languages without a greeting', () => {
    expect(parse({ consent: '{ en: [yes], ja: [はい] }' })).toMatchObject({
      guide: { consent: { agrees: { ja: ['はい'] } } },
    });
  });

  it.each<[name: string, over: Record<string, string>, mistakes: [line: number, message: RegExp][]]>([
    ['an unknown key', { tone: 'warm' }, [[8, /^the key "tone" is not known; write name, title, /]]],
    ['a missing value', { persona: '' }, [[4, /^persona: must be text/]]],
    ['a name that is not the folder', { name: 'store' }, [[2, /^name: must be the name of the folder, shop/]]],
    ['no language', { languages: '[]' }, [[5, /^languages: must name a language/]]],
    ['a language twice', { languages: '[en, en]' }, [[5, /^languages\.1: en appears twice/]]],
    [
      'starters of an unknown language, and one twice',
      { starters: '\n  qq: [Why?]\n  en:\n    - Where?\n    - Where?' },
      [
        [9, /^starters\.qq: qq is not a language code/],
        [12, /^starters\.en\.1: Where\? appears twice/],
      ],
    ],
    [
      'starters that are too many, too long, blank, or no list',
      { starters: `\n  en: [A, B, C, D, E]\n  de: [${'a'.repeat(81)}, " "]\n  fr: Pourquoi ?` },
      [
        [9, /^starters\.en: must have at most 4 questions/],
        [10, /^starters\.de\.0: must be one line of at most 80 characters/],
        [10, /^starters\.de\.1: must not be blank/],
        [11, /^starters\.fr: must be a list/],
      ],
    ],
    [
      'a profile without a tool, and with fields that are none or occur twice',
      { profile: '\n  tool: get_customer\n  fields: [full name]' },
      [
        [9, /^profile\.tool: must be server\.tool/],
        [10, /^profile\.fields\.0: must be the name of a field, such as tier/],
      ],
    ],
    [
      'a profile without fields',
      { profile: '{ tool: store.get_customer, fields: [] }' },
      [[8, /^profile\.fields: must name a field/]],
    ],
    [
      'a profile with a misspelt key',
      { profile: '{ tool: store.get_customer, feilds: [name] }' },
      [
        [8, /^profile\.fields: is missing: write a list/],
        [8, /^profile: the key "feilds" is not known; write tool, fields/],
      ],
    ],
    [
      'a profile with a field twice',
      { profile: '{ tool: store.get_customer, fields: [name, name] }' },
      [[8, /^profile\.fields\.1: name appears twice/]],
    ],
    ['a hand-off that is neither on nor off', { handoff: 'maybe' }, [[8, /^handoff: must be on or off/]]],
    [
      'a team twice, and a topic that no playbook has',
      { teams: '[{ name: a, topics: [fraud] }, { name: a }]' },
      [
        [8, /^teams\.1\.name: a appears twice/],
        [8, /^teams\.0\.topics\.0: fraud is no sensitive topic/],
      ],
    ],
    [
      'hours of an unknown zone',
      { hours: '{ timezone: Europe/Atlantis, week: {} }' },
      [[8, /^hours\.timezone: must be an IANA time zone such as Europe\/Dublin/]],
    ],
    [
      'hours that end before they begin, or are none',
      { hours: '{ timezone: UTC, week: { mon: [18:00-09:00], tue: [9-17] }, holidays: [25.12.] }' },
      [
        [8, /^hours\.week\.mon\.0: must end after it begins/],
        [8, /^hours\.week\.tue\.0: must be hours such as 09:00-17:30/],
        [8, /^hours\.holidays\.0: must be a date/],
      ],
    ],
    [
      'a language name in place of a code',
      { languages: '[english]' },
      [[5, /^languages\.0: must be a language code such as en/]],
    ],
    [
      'an unknown language',
      { languages: '[en, gr]', greeting: '{ en: Hello., gr: Hi. }', consent: '{ en: [yes], gr: [yes] }' },
      [
        [5, /^languages\.1: gr is not a language code/],
        [6, /^greeting\.gr: gr is/],
        [7, /^consent\.gr: gr is/],
      ],
    ],
    [
      'a language without a greeting and without words of consent',
      { languages: '[en, ja]', tools: '[store.get_order]' },
      [
        [6, /^greeting\.ja: is missing/],
        [7, /^consent\.ja: has no words/],
      ],
    ],
    [
      'an empty list of words of consent',
      { languages: '[ja]', greeting: '{ ja: はい。 }', consent: '\n  ja: []', tools: '[store.get_order]' },
      [[8, /^consent\.ja: has no words/]],
    ],
    ['a word of consent that is not in a list', { consent: '\n  en: yes' }, [[8, /^consent\.en: must be a list/]]],
    [
      'a word of consent without a letter or digit',
      { consent: '\n  en:\n    - yes\n    - 👍' },
      [[10, /^consent\.en\.1: must have a letter or a digit/]],
    ],
    [
      'a greeting with a language name in place of a code',
      { greeting: '\n  en: Hi.\n  german: Hallo.' },
      [[8, /^greeting: the key "german" must be a language code such as en/]],
    ],
    [
      'a duplicate topic, with an unknown language and a word without letters',
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
        [13, /^sensitive_topics\.1\.words\.qq: qq is not a language code/],
        [14, /^sensitive_topics\.1\.words\.en\.0: must have a letter/],
      ],
    ],
    ['a duplicate tool', { tools: '\n  - store.a\n  - store.a' }, [[10, /^tools\.1\.name: store\.a appears twice/]]],
    ['a tool without a server', { tools: '\n  - a' }, [[9, /^tools\.0\.name: must be server\.tool/]]],
    ['a tool of another type', { tools: '\n  - 7' }, [[9, /^tools\.0: write server\.tool, or name; optional: title/]]],
    [
      'a tool with wrong parts',
      {
        tools: [
          '',
          '  - name: store.a',
          '    titel: { en: A }',
          '  - name: store.b',
          '    public: "yes"',
          '    preview: look',
          '  - title: { english: B }',
        ].join('\n'),
      },
      [
        [10, /^tools\.0: the key "titel" is not known; write server\.tool, or name/],
        [13, /^tools\.1\.preview: must be server\.tool/],
        [12, /^tools\.1\.public: must be true or false/],
        [14, /^tools\.2\.name: is missing/],
        [14, /^tools\.2\.title: the key "english" must be a language code/],
      ],
    ],
    [
      'a title or a preview that cannot be used',
      {
        tools: [
          '',
          '  - name: store.a',
          '    title: { qq: A }',
          '    preview: store.a',
          '  - name: store.b',
          '    preview: crm.look',
        ].join('\n'),
      },
      [
        [10, /^tools\.0\.title\.qq: qq is not a language code/],
        [11, /^tools\.0\.preview: must be another tool of store/],
        [13, /^tools\.1\.preview: must be another tool of store/],
      ],
    ],
    [
      'a title of two lines',
      { tools: '\n  - { name: store.a, title: { en: "A\\nB" } }' },
      [[9, /^tools\.0\.title\.en: must be one line of at most 80 characters/]],
    ],
  ])('reports the line of %s', (_, over, mistakes) => {
    expect(parse(over)).toEqual({
      mistakes: mistakes.map(([line, message]) => ({ line, message: expect.stringMatching(message) })),
    });
  });

  it('reports both a wrong front matter and a missing policy', () => {
    expect(parse({ name: 'store' }, ' ')).toMatchObject({ mistakes: [{ line: 2 }, { line: 9 }] });
    expect(parse({ title: '7' }, ' ')).toMatchObject({ mistakes: [{ line: 3 }, { line: 9 }] });
  });

  it.each([
    ['no front matter', '# Shop'],
    ['broken YAML', '---\nname: [\n---\nBe kind.'],
  ])('rejects a file with %s', (_, text) => {
    expect(parsePlaybook('shop', text)).toMatchObject({ mistakes: [{ line: expect.any(Number) }] });
  });
});
