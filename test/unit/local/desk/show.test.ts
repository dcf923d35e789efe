import { describe, expect, it } from 'vitest';
import type { Desk, Entry } from '../../../../local/desk/results.ts';
import { showCase, showEntry, showQueue } from '../../../../local/desk/show.ts';

const WIDTH = 60;
const WAITING: Desk = {
  ...{ state: 'waiting', team: 'support', assignee: null, reason: 'asked_for_human', words: null, contact: null },
  ...{ waiting_minutes: 5, overdue: false },
};
const row = (over: object) => ({ ...WAITING, customer: 'alice', conversation_id: 'c-1', title: 'Hello', ...over });
const asked: Entry = {
  ...{ type: 'turn', turn_id: '1', status: 'answered', message: 'Where is it?', answer: 'On its way.' },
  ...{ lookups: [], actions: [] },
};
const post = (kind: 'reply' | 'note' | 'notice', text = 'Hello'): Entry => {
  return { type: 'post', id: '2', kind, author: kind === 'notice' ? null : { name: 'Ana' }, text };
};

describe('a queue', () => {
  it('has a line for each conversation, in columns below their headings', () => {
    const late = row({ waiting_minutes: 125, overdue: true, team: 'trust', reason: 'sensitive_topic', title: '' });
    expect(showQueue([late, row({ customer: 'bob' })], 80).split('\n')).toEqual([
      '#  waits            team     why                customer  about',
      '1  2 h 5 min, late  trust    sensitive topic    alice     (no message yet)',
      '2  5 min            support  asks for a person  bob       Hello',
    ]);
  });

  it('leaves out columns that say nothing', () => {
    const closed = row({ state: 'closed', waiting_minutes: null, reason: null, team: null });
    expect(showQueue([closed], WIDTH)).toBe('#  customer  about\n1  alice     Hello');
  });

  it('stays within the terminal', () => {
    const lines = showQueue([row({ customer: 'c'.repeat(128), title: 'word '.repeat(40) })], WIDTH).split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…/);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(WIDTH);
  });

  it('says that it is empty', () => {
    expect(showQueue([], WIDTH)).toBe('No conversation.');
  });
});

const NOTHING = { customer: 'a', conversation_id: 'c', version: 1, profile: null, summary: null, entries: [] };

describe('a case', () => {
  it('begins with who has it, why, and how the customer can be reached', () => {
    const desk = { ...WAITING, words: 'Wants a refund.', contact: 'a@example.com' };
    const profile = {
      fields: [
        { name: 'name', value: 'Alice' },
        { name: 'tier', value: 'gold' },
      ],
    };
    const which = { customer: 'alice', conversation_id: 'c-1', version: 3 };
    const summary = { text: 'Issue: a lamp.' };
    const shown = showCase({ ...which, desk, profile, summary, entries: [asked, post('notice')] }, WIDTH);
    expect(shown.split('\n')).toEqual([
      'Customer   alice, c-1',
      'Profile    name Alice, tier gold',
      'Now        waiting for a person of the team support',
      'Why        asks for a person: "Wants a refund."',
      'Reach at   a@example.com',
      'Summary    Issue: a lamp. (by a model)',
      '',
      'customer   Where is it?',
      'assistant  On its way.',
      '           (Hello)',
    ]);
  });

  it.each([
    ['the assistant', { state: 'bot' }, 'with the assistant'],
    ['a person', { state: 'human', assignee: { name: 'Ana' } }, 'with Ana'],
    ['nobody any more', { state: 'closed' }, 'closed'],
    ['no team yet', { state: 'waiting', team: null }, 'waiting for a person'],
  ])('names %s', (_, over, owner) => {
    const desk = { ...WAITING, ...over };
    const shown = showCase({ ...NOTHING, desk }, WIDTH);
    expect(shown).toContain(`\nNow        ${owner}\n`);
  });
});

describe('an entry', () => {
  it.each([
    ['a reply', post('reply'), 'Ana        Hello'],
    ['a note', post('note'), 'note       Hello (Ana, for the team)'],
    ['a message that a person answers', { ...asked, status: 'held', answer: null }, 'customer   Where is it?'],
    [
      'a message that is being answered',
      { ...asked, status: 'pending', answer: null },
      'customer   Where is it?\n           (not answered yet)',
    ],
    [
      'a look-up and an action',
      {
        ...asked,
        lookups: [{ tool: 'get_order', asked: '{"id":"1"}', came_back: 'Shipped.' }],
        actions: [{ title: 'Return an item', outcome: 'not_begun' }],
      },
      'customer   Where is it?\nlooked up  get_order {"id":"1"}: Shipped.\naction     Return an item: not begun\nassistant  On its way.',
    ],
  ] as const)('shows %s', (_, entry, expected) => {
    expect(showEntry(entry as Entry, WIDTH)).toBe(expected);
  });

  it('breaks long lines between words, under the first', () => {
    const lines = showEntry(post('reply', 'word '.repeat(30)), WIDTH).split('\n');
    expect(lines.length).toBeGreaterThan(2);
    for (const [at, line] of lines.entries()) {
      expect(line).toMatch(at === 0 ? /^Ana {8}word( word)*$/ : /^ {11}word( word)*$/);
      expect(line.length).toBeLessThanOrEqual(WIDTH);
    }
  });

  it('passes no control character of a customer to the terminal', () => {
    const hostile = 'a\u001b[2Jb\u0007\u009b1mc\rd';
    const shown = [
      showEntry({ ...asked, message: hostile } as Entry, WIDTH),
      showQueue([row({ title: hostile, customer: hostile })], 200),
    ];
    for (const text of shown) expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });
});
