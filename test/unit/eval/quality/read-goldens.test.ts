import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { playbookNames } from '../../../../playbooks/find.ts';
import { readGoldens } from '../../../eval/quality/read-goldens.ts';
import { guideFile, PlaybookFolder } from '../../../support/playbook-folder.ts';

const GUIDE = guideFile('shop', { tools: '[store.get_order, store.cancel_order]' });
let folder: PlaybookFolder | undefined;
afterEach(() => {
  folder?.remove();
  folder = undefined;
});

const given = (files: Readonly<Record<string, string>>) => {
  folder = new PlaybookFolder({
    'shop/playbook.md': GUIDE,
    'shop/knowledge/returns.md': '# Returns\n30 days.',
    ...files,
  });
  return join(folder.root, 'shop');
};
/** Returns the mistakes in a file of golden conversations, each as `line: message`. */
const mistakesIn = (yaml: string): string[] => {
  const shop = given({ 'shop/golden/a.yaml': yaml });
  try {
    readGoldens([shop]);
    return [];
  } catch (error) {
    return String(error).replace('Error: ', '').replaceAll(`${shop}/golden/a.yaml:`, '').split('\n');
  }
};

describe('readGoldens', () => {
  it('reads the conversations of all YAML files, with defaults for omitted keys', () => {
    const shop = given({
      'shop/golden/a.yaml': '- name: one\n  say: [{ message: "Hello" }]\n',
      'shop/golden/b.yml':
        '- { name: two, customer: bob, say: [{ message: Bye }, { message: "Yes", confirm: true }], writes: [] }\n',
      'shop/golden/baseline/model.json': '{}',
      'shop/golden/notes.md': 'nothing',
    });
    expect(readGoldens([shop])).toEqual([
      {
        reference: shop,
        folder: shop,
        shown: shop,
        goldens: [
          { name: 'one', customer: 'local', say: [{ message: 'Hello', confirm: false, expect: {} }] },
          {
            name: 'two',
            customer: 'bob',
            say: [
              { message: 'Bye', confirm: false, expect: {} },
              { message: 'Yes', confirm: true, expect: {} },
            ],
            writes: [],
          },
        ],
      },
    ]);
  });

  it('accepts the golden conversations of every shipped playbook', () => {
    const sets = readGoldens(playbookNames());
    expect(sets.map(({ shown }) => shown)).toEqual(playbookNames().map((name) => `playbooks/${name}`));
    for (const { goldens } of sets) expect(goldens.length).toBeGreaterThan(10);
  });

  const turn = (expect: string) => `- name: one\n  say:\n    - message: Hello\n      expect:\n        ${expect}\n`;
  it.each<[name: string, yaml: string, mistakes: string[]]>([
    [
      'broken YAML',
      '- name: [',
      ['1: Flow sequence in block collection must be sufficiently indented and end with a ]'],
    ],
    ['a file without a list', 'name: one', ['1: must be a list of conversations: "- name: …".']],
    ['an empty file', '', ['1: must be a list of conversations: "- name: …".']],
    ['a conversation without messages', '- name: one\n  say: []', ['2: 0.say: must have a message.']],
    ['a missing name', '- say: [{ message: Hello }]', ['1: 0.name: is missing.']],
    [
      'a message that is a number',
      '- name: one\n  say:\n    - message: 1042',
      ['3: 0.say.0.message: must be text: put it in quotes.'],
    ],
    [
      'an unknown key',
      turn('tyre: fast'),
      [
        '5: 0.say.0.expect: the key "tyre" is not known; optional: tier, reason, handoff, tools, citations, gap, language, proposed, action.',
      ],
    ],
    ['an unknown tier', turn('tier: quick'), ['5: 0.say.0.expect.tier: must be fast or strong.']],
    [
      'an unknown reason',
      turn('reason: angry'),
      [
        '5: 0.say.0.expect.reason: must be already_escalated, asked_for_human, sensitive_topic, negative_sentiment or model_unsure.',
      ],
    ],
    [
      'a reason for the fast tier',
      turn('{ tier: fast, reason: model_unsure }'),
      ['5: 0.say.0.expect.reason: only the strong tier has a reason.'],
    ],
    [
      'a tool that the playbook does not allow',
      turn('tools: [{ tool: store.get_ordr }]'),
      [
        '5: 0.say.0.expect.tools.0.tool: the playbook does not allow store.get_ordr: write store.get_order, store.cancel_order.',
      ],
    ],
    [
      'such a tool in a proposal',
      turn('proposed: { tool: get_order }'),
      [
        '5: 0.say.0.expect.proposed.tool: the playbook does not allow get_order: write store.get_order, store.cancel_order.',
      ],
    ],
    [
      'such a tool in a write',
      '- name: one\n  say: [{ message: Hello }]\n  writes:\n    - tool: crm.renew',
      ['4: 0.writes.0.tool: the playbook does not allow crm.renew: write store.get_order, store.cancel_order.'],
    ],
    [
      'an unknown document',
      turn('citations: [return.md]'),
      ['5: 0.say.0.expect.citations.0: the playbook has no document knowledge/return.md: write returns.md.'],
    ],
    [
      'consent before anything is proposed',
      '- name: one\n  say:\n    - message: Do it\n      confirm: true',
      ['4: 0.say.0.confirm: nothing is proposed before the first message.'],
    ],
    [
      'a duplicate name',
      '- { name: one, say: [{ message: Hello }] }\n- { name: one, say: [{ message: Bye }] }',
      ['2: 1.name: another conversation has this name.'],
    ],
  ])('reports the line of %s and what to write', (_, yaml, mistakes) => {
    expect(mistakesIn(yaml)).toEqual(mistakes);
  });

  it('names the mistakes of all files of all playbooks', () => {
    const shop = given({
      'shop/golden/a.yaml': '- name: one',
      'shop/golden/b.yaml': '- say: [{ message: Hello }]',
      'bank/playbook.md': guideFile('bank'),
      'bank/golden/a.yaml': '7',
      'empty/playbook.md': guideFile('empty'),
    });
    const bank = shop.replace(/shop$/, 'bank');
    const empty = shop.replace(/shop$/, 'empty');
    expect(() => readGoldens([shop, bank, empty])).toThrow(
      [
        `${shop}/golden/a.yaml:1: 0.say: must be a list of messages.`,
        `${shop}/golden/b.yaml:1: 0.name: is missing.`,
        `${bank}/golden/a.yaml:1: must be a list of conversations: "- name: …".`,
        `${empty}/golden has no conversations: add a file that ends in .yaml, as docs/evaluation.md describes.`,
      ].join('\n'),
    );
  });
});
