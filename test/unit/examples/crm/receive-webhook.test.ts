import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Crm } from '../../../../examples/crm/crm.ts';
import type { TicketEvent } from '../../../../examples/crm/tickets/event.ts';
import { assigneeOf, isOverdue, statusOf } from '../../../../examples/crm/tickets/ticket.ts';
import { aCrm, anEvent, deliver, SECRET, signed, startCrmDesk } from '../../../support/crm-desk.ts';

const ANA = { id: 'ana', name: 'Ana' };
const OTHER_SECRET = `whsec_${randomBytes(24).toString('base64')}`;
let desk: Awaited<ReturnType<typeof startCrmDesk>>;
let crm: Crm;
beforeAll(async () => {
  desk = await startCrmDesk();
  crm = await aCrm(desk.url, { webhookSecrets: `${OTHER_SECRET} ${SECRET}` });
});
afterAll(async () => {
  await crm.close();
  await desk.close();
});

const conversation = () => `c-${randomUUID()}`;
/** Without what happens in the background. */
const shown = () => crm.tickets.map(({ linked: _, ...ticket }) => ticket);
const ticketsOf = (id: string) => crm.tickets.filter((ticket) => ticket.conversation === id);
const deliverAll = async (events: readonly TicketEvent[]) => {
  for (const event of events) expect(await deliver(crm.url, event)).toBe(204);
};
const post = async (request: RequestInit) => (await fetch(`${crm.url}/webhooks`, request)).status;

/** Permutations of a list of up to five. */
const orders = <T>(list: readonly T[]): T[][] =>
  list.length === 0 ? [[]] : list.flatMap((first, at) => orders(list.toSpliced(at, 1)).map((rest) => [first, ...rest]));

describe('a webhook', () => {
  it('that is signed opens one ticket for each episode that is handed off', async () => {
    const [one, two] = [conversation(), conversation()];
    await deliverAll([
      anEvent('handed_off', 1, { conversation: one }),
      anEvent('handed_off', 2, { conversation: two }),
      anEvent('handed_off', 5, { conversation: one, episode: 2 }),
    ]);
    expect(ticketsOf(one).map(({ episode }) => episode)).toEqual([2, 1]);
    expect(ticketsOf(two)).toHaveLength(1);
    expect(new Set(crm.tickets.map(({ number }) => number)).size).toBe(crm.tickets.length);
  });

  it('is verified by its bytes, with either of two secrets, and refused with a wrong signature or another time', async () => {
    const id = conversation();
    // Text that is not what JSON.stringify makes of it.
    const body = JSON.stringify(anEvent('handed_off', 1, { conversation: id }), null, 2).replace('"c', '"\\u0063');
    const good = signed(body);
    const minutes = (n: number) => new Date(Date.now() + n * 60_000);
    const BAD: readonly RequestInit[] = [
      { ...good, body: `${body} ` },
      { ...good, body: JSON.stringify(JSON.parse(body)) },
      { ...good, headers: { ...good.headers, 'webhook-id': 'evt_other' } },
      {
        ...good,
        headers: { ...good.headers, 'webhook-timestamp': String(Number(good.headers['webhook-timestamp']) + 1) },
      },
      { ...good, headers: { ...good.headers, 'webhook-signature': 'v1,x' } },
      {
        ...good,
        headers: { ...good.headers, 'webhook-signature': good.headers['webhook-signature'].replace('v1', 'v2') },
      },
      { ...good, headers: { 'content-type': 'application/json' } },
      signed(body, { at: minutes(-6) }),
      signed(body, { at: minutes(6) }),
      signed(body, { secret: `whsec_${randomBytes(24).toString('base64')}` }),
    ];
    expect(await Promise.all(BAD.map(post))).toEqual(BAD.map(() => 401));
    expect(ticketsOf(id)).toEqual([]);
    expect(await post(signed(body, { secret: OTHER_SECRET }))).toBe(204);
    expect(await post(good)).toBe(204);
    expect(ticketsOf(id)).toHaveLength(1);
  });

  it('that comes again changes nothing', async () => {
    const id = conversation();
    const event = anEvent('handed_off', 1, { conversation: id });
    await deliverAll([event]);
    const before = shown();
    const again = await Promise.all(Array.from({ length: 10 }, () => deliver(crm.url, event)));
    expect([again, shown()]).toEqual([Array(10).fill(204), before]);
  });

  it.each<[string, string, TicketEvent[]]>([
    ['open, with who has it', 'open Ana', [anEvent('taken_over', 2, { assignee: ANA })]],
    ['overdue', 'waiting null overdue', [anEvent('overdue', 2)]],
    [
      'waiting',
      'waiting null',
      [anEvent('taken_over', 2, { assignee: ANA }), anEvent('transferred', 3, { team: 'trust' })],
    ],
    ['with the assistant', 'returned null', [anEvent('overdue', 2), anEvent('returned', 3)]],
    [
      'closed',
      'closed null',
      [anEvent('taken_over', 2, { assignee: ANA }), anEvent('closed', 3, { resolution: 'solved' })],
    ],
    [
      'open again',
      'open Ana',
      [
        anEvent('closed', 2, { resolution: 'solved' }),
        anEvent('reopened', 3, { assignee: ANA }),
        anEvent('message.posted', 3),
      ],
    ],
    ['waiting again, on the same ticket', 'waiting null', [anEvent('returned', 2), anEvent('handed_off', 3)]],
  ])('makes the ticket %s, in whatever order it comes', async (_, expected, later) => {
    for (const events of orders([anEvent('handed_off', 1, { reason: 'asked_for_human' }), ...later])) {
      const id = conversation();
      await deliverAll(
        events.map((event) => ({ ...event, id: randomUUID(), data: { ...event.data, conversation: id } })),
      );
      const [ticket, ...others] = ticketsOf(id);
      expect(others).toEqual([]);
      if (!ticket) throw new Error('No ticket was opened.');
      expect([statusOf(ticket), String(assigneeOf(ticket)), ...(isOverdue(ticket) ? ['overdue'] : [])].join(' ')).toBe(
        expected,
      );
      expect(ticket.events.map(({ sequence }) => sequence)).toEqual(
        events.map(({ sequence }) => sequence).toSorted((a, b) => Number(a) - Number(b)),
      );
    }
  });

  it('that comes before its hand-off waits for it, and opens no ticket', async () => {
    const id = conversation();
    await deliverAll([anEvent('taken_over', 2, { conversation: id, assignee: ANA })]);
    expect(ticketsOf(id)).toEqual([]);
    await deliverAll([anEvent('handed_off', 1, { conversation: id })]);
    expect(ticketsOf(id)[0]?.events).toHaveLength(2);
  });

  it('of an erased customer removes everything of them, and no number is given twice', async () => {
    const [id, other] = [conversation(), conversation()];
    await deliverAll([
      anEvent('handed_off', 1, { conversation: other, customer: 'bob' }),
      anEvent('handed_off', 1, { conversation: id, customer: 'gone' }),
    ]);
    const number = ticketsOf(id)[0]?.number ?? 0;
    const body = JSON.stringify({ type: 'customer.erased', id: 'e', data: { customer: 'gone' } });
    expect(await post(signed(body))).toBe(204);
    expect([ticketsOf(id), ticketsOf(other).length]).toEqual([[], 1]);
    await deliverAll([anEvent('handed_off', 1, { conversation: id, customer: 'gone' })]);
    expect(ticketsOf(id)[0]?.number).toBe(number + 1);
  });

  it('of a type that is not known here is taken, and changes nothing', async () => {
    const before = shown();
    expect(await post(signed(JSON.stringify({ type: 'turn.settled', data: {} })))).toBe(204);
    expect(shown()).toEqual(before);
  });

  it.each([
    ['is not JSON', '{', 400],
    ['is null', 'null', 400],
    ['has no type', '{}', 204],
    ['lacks what its type has', JSON.stringify({ type: 'conversation.handed_off', data: {} }), 400],
    ['is too large', JSON.stringify({ type: 'x', data: 'a'.repeat(1024 * 1024) }), 413],
  ])('that %s is answered', async (_, body, status) => {
    expect(await post(signed(body))).toBe(status);
  });

  it('is sent by POST', async () => {
    expect(await post({ method: 'PUT', body: '{}' })).toBe(405);
  });
});
