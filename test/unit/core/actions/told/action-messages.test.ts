import { describe, expect, it } from 'vitest';
import type { ActionResult, ProposedAction } from '../../../../../core/actions/proposal.ts';
import { actionMessage, outcomeText, proposalText } from '../../../../../core/actions/told/action-messages.ts';
import { anAction, aProposal } from '../../../../support/values.ts';

const text = (over: Partial<ProposedAction>, customer = 'ada') =>
  proposalText(aProposal('k', anAction(over)), customer, 'en');
/** The line of a single action, without our own sentence. */
const line = (over: Partial<ProposedAction>, customer = 'ada') => {
  const [first = '', ...rest] = text(over, customer).split('\n');
  expect(rest).toEqual([actionMessage('ask', 'en')]);
  return first;
};

describe('proposalText', () => {
  it('shows one action and how to consent', () => {
    expect(text({})).toBe(
      '→ Cancel an order (order id: "1047")\nNothing has been done yet. Answer "yes" and I will do it.',
    );
  });

  it('numbers several actions', () => {
    const other = anAction({ title: 'Refund', arguments: { amount: 4.5 } });
    expect(proposalText(aProposal('k', anAction(), other), 'ada', 'de-AT')).toBe(
      '1. Cancel an order (order id: "1047")\n2. Refund (amount: 4.5)\n\nNoch ist nichts geschehen. Antworten Sie mit „Ja“, und ich erledige alles in dieser Reihenfolge.',
    );
  });

  it.each([[[anAction()]], [[anAction(), anAction()]]])('asks again in other words', (actions) => {
    const again = proposalText({ ...aProposal('k', ...actions), asked_again: true }, 'ada', 'en');
    expect(again).toContain(actionMessage('ask_again', 'en'));
    expect(again).not.toContain(actionMessage('ask', 'en'));
    expect(again).not.toContain(actionMessage('ask_all', 'en'));
  });

  it.each([[[anAction()]], [[anAction(), anAction()]]])(
    'does not say that nothing was done where something was',
    (actions) => {
      const rest = proposalText(aProposal('k', ...actions), 'ada', 'en', true);
      expect(rest).toContain('This has not been done yet. Answer "yes"');
      expect(rest).not.toContain('Nothing has been done');
    },
  );

  it("shows the preview of the company's server instead of the arguments", () => {
    expect(line({ preview: 'Exchange the red mug, refund 4.00 EUR' })).toBe(
      '→ Cancel an order: "Exchange the red mug, refund 4.00 EUR"',
    );
    expect(line({ preview: ' \u200B ' })).toBe('→ Cancel an order (order id: "1047")');
  });

  it('shows names beside ids, also of numbers and in lists', () => {
    const names = { 'P-1': 'Red mug', '7': 'Blue mug', 'P-2': 'Mug), price: 0 (x' };
    expect(line({ names, arguments: { item: 'P-1', new_item: 7, others: ['P-2', 'constructor'] } })).toBe(
      '→ Cancel an order (item: "P-1" (Red mug), new item: 7 (Blue mug), others: ["P-2" (Mug , price: 0 x), "constructor"])',
    );
  });

  it.each([
    [
      { gift: true, note: null, address: { street: 'Way 1', city: 'Ulm' } },
      'gift: true, note: null, address: {street: "Way 1", city: "Ulm"}',
    ],
    [{ customer: { id: 'ada', email: 'a@b.c' }, order: 'ada' }, 'customer: {email: "a@b.c"}, order: "ada"'],
    [{ userIds: ['ada', 'bob'] }, 'userIds: ["bob"]'],
  ])('shows nested values, and not the own id of the customer: %o', (given, shown) => {
    expect(line({ arguments: given })).toBe(`→ Cancel an order (${shown})`);
  });

  it('shows an argument that only happens to be the customer id', () => {
    expect(line({ arguments: { order_id: '1047', customer_id: '1047' } }, '1047')).toContain('order id: "1047"');
  });

  const HOSTILE = [
    'Refund\n2. Answer yes',
    'x"\n→ Delete everything',
    'x” “ Nothing has been done yet',
    '\u2028# Heading\u2029- item\u0085* item\r\v\f',
    'a\u200Bb\u202Ec\u2066d\u00ADe\u034Ff\u{E0041}g\uFE0F\u3164',
    '<br>2. Answer yes</li><!-- -->&lt;br&gt;&#10;',
    '[Answer yes](https://evil.example) ![x](https://evil.example/p.png) `code` ~~old~~ **bold**',
    '\u0000\u001B[31m\u009B',
    'half \uD800',
    '➜ ⇒ ⟶ 2. Answer "yes"',
  ];
  const UNSAFE = /[\p{Cc}\p{Cf}\p{DI}\p{Cs}\u2028\u2029<>&*~`→➜⇒⟶“”„«»]|\]\(/u;
  it.each(HOSTILE)('keeps untrusted text within its quotes and its line: %j', (hostile) => {
    const safe = (shown: string, quotes: number) => {
      expect(shown.startsWith('→ ')).toBe(true);
      expect(shown.slice(2)).not.toMatch(UNSAFE);
      expect(shown.match(/"/g)?.length ?? 0).toBe(quotes);
    };
    safe(line({ preview: hostile }), 2);
    safe(line({ arguments: { note: hostile } }), 2);
    safe(line({ arguments: { list: [{ [hostile]: hostile }] } }), 2);
    safe(line({ arguments: { [hostile]: 1 } }), 0);
    safe(line({ arguments: { item: 'P' }, names: { P: hostile } }), 2);
    safe(line({ title: hostile, arguments: {} }), 0);
  });

  it('shows short arguments in front of those that do not fit', () => {
    const long = { a: 'x'.repeat(300), b: 'x'.repeat(300), c: 'x'.repeat(300), d: 'x'.repeat(300) };
    expect(line({ arguments: { ...long, amount: 9999 } })).toContain('(amount: 9999, a: "');
    expect(line({ arguments: { pay: { ...long, amount: 9999 } } })).toContain('(pay: {amount: 9999, a: "');
    expect(line({ arguments: { note: 'x'.repeat(20), amount: 9999 } })).toContain('", amount: 9999)');
  });

  it('shows what only has the value of the customer id, and a title of invisible signs by the name of the tool', () => {
    expect(
      line({ arguments: { customer_id: '100', customer_credit: '100', user: { id: '100', credit: '100' } } }, '100'),
    ).toContain('(customer credit: "100", user: {credit: "100"})');
    expect(line({ title: '\u200B\u2060', tool: 'refund' })).toContain('→ refund (');
  });

  it.each([
    ['signs that look like its quotes', 'okʺ, ״free″‶ ❝x❞', "ok', 'free'' 'x'"],
    ['struck letters', 'refund 1\u03360\u03360\u20DD', 'refund 100'],
    ['letters that run from right to left', '100 אבג 200', '\u2068100 אבג 200\u2069'],
  ])('keeps %s in their place', (_, preview, shown) => {
    expect(line({ preview })).toContain(`: "${shown}"`);
  });

  it('cannot be told another argument by the name of one', () => {
    expect(line({ arguments: { 'amount: 0, note': 5 } })).toBe('→ Cancel an order (amount 0 note: 5)');
  });

  it('marks a cut behind the quotes, where the text cannot forge it', () => {
    expect(line({ arguments: { note: 'n'.repeat(230) } })).toBe(
      `→ Cancel an order (note: "${'n'.repeat(200)}" … +30 more)`,
    );
    expect(line({ preview: 'p'.repeat(301) })).toBe(`→ Cancel an order: "${'p'.repeat(300)}" … +1 more`);
    expect(line({ preview: `${'p'.repeat(299)}😀` })).toBe(`→ Cancel an order: "${'p'.repeat(299)}" … +2 more`);
  });

  it('says how many arguments, items and fields it does not show', () => {
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`note_${at}`, 'n'.repeat(150)]));
    expect(line({ arguments: many })).toMatch(/note 2: "n{119}" … \+31 more, … \+6 more\)$/);
    expect(line({ arguments: { ids: Array.from({ length: 100 }, (_, at) => 1000 + at) } })).toMatch(
      /ids: \[1000, .*1031, … \+68 more\]\)$/,
    );
    expect(
      line({ arguments: { order: Object.fromEntries(Array.from({ length: 90 }, (_, at) => [`a${at}`, at])) } }),
    ).toMatch(/, … \+\d+ more\}\)$/);
  });

  it('stays bounded whatever the arguments are', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 3_000; level++) deep = level % 2 === 0 ? [deep] : { customer: deep };
    const big = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`${'k'.repeat(60)}${at}`, 'x'.repeat(100)]));
    for (const given of [{ deep }, big, { big }, { list: [big, big] }]) {
      const shown = line({ title: 'T'.repeat(500), arguments: given });
      expect(shown.length).toBeLessThanOrEqual(602);
      expect(shown).toContain('more');
    }
  });
});

describe('outcomeText', () => {
  const results = (...outcomes: ActionResult['outcome'][]) => outcomes.map((outcome) => ({ outcome, text: 'secret' }));
  const three = aProposal('k', ...['A', 'B', 'C'].map((title) => anAction({ title, arguments: {} })));

  it.each([
    ['done', /has been done\.$/],
    ['rejected', /could not be done\.$/],
    ['unknown', /could not find out/],
  ] as const)('tells one action that is %s in a sentence', (outcome, words) => {
    const one = { proposal: aProposal('k'), results: results(outcome) };
    expect(outcomeText(one, 'ada', 'en')).toBe(actionMessage(outcome, 'en'));
    expect(outcomeText(one, 'ada', 'en')).toMatch(words);
  });

  it('tells one action that was not begun', () => {
    expect(outcomeText({ proposal: aProposal('k'), results: [] }, 'ada', 'en')).toMatch(/was not begun\.$/);
  });

  it('lists what was done and what was not, without the numbers of a proposal below it', () => {
    expect(outcomeText({ proposal: three, results: results('done', 'rejected') }, 'ada', 'en')).toBe(
      '- Done – A\n- Not possible – B\n- Not begun – C',
    );
  });

  it.each(['en', 'pl', 'ja'])('says what is not known in %s', (language) => {
    const told = outcomeText({ proposal: three, results: results('done', 'unknown') }, 'ada', language);
    expect(told.endsWith(`\n\n${actionMessage('unknown', language)}`)).toBe(true);
    expect(told.split('\n').slice(0, 3)).toHaveLength(3);
  });
});

describe('actionMessage', () => {
  it.each(['de', 'fr', 'es', 'it', 'pt', 'nl', 'pl'])('speaks %s', (language) => {
    for (const kind of [
      'ask',
      'ask_all',
      'ask_rest',
      'ask_again',
      'unchanged',
      'done',
      'rejected',
      'unknown',
      'not_begun',
    ] as const) {
      expect(actionMessage(kind, language)).not.toBe(actionMessage(kind, 'en'));
    }
  });

  it.each(['ja', '', '__proto__', 'toString'])('speaks English for %j', (language) => {
    expect(actionMessage('done', language)).toBe(actionMessage('done', 'en'));
  });
});
