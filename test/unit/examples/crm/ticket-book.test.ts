import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inOrder, newest } from '../../../../examples/crm/tickets/ticket.ts';
import { openTicketBook, type TicketBook } from '../../../../examples/crm/tickets/ticket-book.ts';
import { anEvent } from '../../../support/crm-desk.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crm-'));
  file = join(folder, 'tickets.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const EVENTS = [
  anEvent('handed_off', 1, { reason: 'asked_for_human' }),
  anEvent('taken_over', 2, { assignee: { id: 'ana', name: 'Ana' } }),
  anEvent('handed_off', 1, { conversation: 'c-2' }),
  anEvent('closed', 3, { resolution: 'solved' }),
];
/** Everything that a sender does that repeats what it is not sure of, and a person who answers. */
const replay = (book: TicketBook) => {
  for (const event of EVENTS) book.take(event.id, event);
  book.comment(1001, 'm-1', 'Grüezi 👋');
  if (book.get(1001)?.comments[0]?.outcome !== 'sent') book.sent(1001, 'm-1', 'sent');
  if (!book.get(1001)?.linked) book.linked(1001);
};
const shown = (book: TicketBook) =>
  book.all().map(({ message_id: _, comments, ...ticket }) => ({
    ...ticket,
    comments: comments.map(({ at: __, ...each }) => each),
  }));

describe('the book of tickets', () => {
  it('is the same after a restart', () => {
    const book = openTicketBook(folder);
    replay(book);
    const before = book.all();
    book.close();
    const again = openTicketBook(folder);
    expect(again.all()).toEqual(before);
    expect(before.map(({ number, conversation, linked }) => [number, conversation, linked])).toEqual([
      [1002, 'c-2', false],
      [1001, 'c-1', true],
    ]);
    expect(before[1]?.comments).toMatchObject([{ id: 'm-1', text: 'Grüezi 👋', outcome: 'sent' }]);
    again.close();
  });

  it('has each ticket once, at whatever byte the process died, when everything is sent again', () => {
    const whole = openTicketBook(folder);
    replay(whole);
    const expected = shown(whole);
    whole.close();
    const bytes = readFileSync(file);
    for (let length = 0; length <= bytes.length; length += 7) {
      writeFileSync(file, bytes.subarray(0, length));
      const book = openTicketBook(folder);
      replay(book);
      expect(shown(book)).toEqual(expected);
      book.close();
      expect(shown(openTicketBook(folder))).toEqual(expected);
    }
  });

  it('has nothing of an erased customer on the disk', () => {
    const book = openTicketBook(folder);
    replay(book);
    book.take('e-9', anEvent('handed_off', 1, { customer: 'bob', conversation: 'b-1' }));
    book.erase('e-10', 'alice');
    book.erase('e-10', 'alice');
    expect(readFileSync(file, 'utf8')).not.toMatch(/alice|Grüezi/);
    expect(book.all().map(({ number }) => number)).toEqual([1003]);
    book.take('e-11', anEvent('handed_off', 1, { conversation: 'c-3' }));
    book.close();
    expect(openTicketBook(folder).all()[0]?.number).toBe(1004);
  });

  it('says which line is damaged', () => {
    const book = openTicketBook(folder);
    replay(book);
    book.close();
    appendFileSync(file, '{"kind":"event"}\n');
    expect(() => openTicketBook(folder)).toThrow(/tickets\.jsonl is damaged in line 8: /);
  });
});

it('an event without a sequence stands at its time, in whatever order they arrive', () => {
  const held = anEvent('message.held', 1, {}, 4);
  const events = [
    anEvent('handed_off', 2, { summary: 'Old.' }),
    held,
    anEvent('summarized', 3, { summary: 'New.' }, null),
    anEvent('taken_over', 5),
    anEvent('message.posted', 6, {}, null),
    anEvent('summarized', 7, { summary: 'Newest.' }, null),
  ];
  const expected = events.map(({ id }) => id);
  for (const arrived of [events, events.toReversed(), [...events.slice(3), ...events.slice(0, 3)]]) {
    const book = openTicketBook();
    for (const event of arrived) book.take(event.id, event);
    const [ticket] = book.all();
    expect(ticket?.events.map(({ id }) => id)).toEqual(expected);
    expect(ticket && newest(ticket, 'summary')).toBe('Newest.');
  }
  const early = anEvent('summarized', 0, {}, null);
  expect(inOrder([held, early])).toEqual([early, held]);
});
