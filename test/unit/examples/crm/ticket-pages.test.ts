import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Crm } from '../../../../examples/crm/crm.ts';
import { aCase, aCrm, anEvent, CONFLICT, deliver, startCrmDesk } from '../../../support/crm-desk.ts';
import { rawRequest } from '../../../support/rpc.ts';

const EVIL = `<script>alert(1)</script>"'&`;
let desk: Awaited<ReturnType<typeof startCrmDesk>>;
let crm: Crm;
let number: number;
let conversation: string;
beforeAll(async () => {
  desk = await startCrmDesk();
  crm = await aCrm(desk.url);
});
afterAll(async () => {
  await crm.close();
  await desk.close();
});
beforeEach(async () => {
  conversation = `c-${randomUUID()}`;
  for (const tool of ['reply', 'close']) desk.answer(tool, {});
  desk.answer('open_case', aCase());
  await deliver(crm.url, anEvent('handed_off', 1, { conversation, reason: 'asked_for_human', contact: EVIL }));
  number = crm.tickets[0]?.number ?? 0;
});

const read = async (path = `/tickets/${number}`) => (await fetch(crm.url + path)).text();
const hidden = async (name: string, form: string) =>
  new RegExp(`action="[^"]*${form}">.*?name="${name}" value="([^"]*)"`, 's').exec(await read())?.[1] ?? '';
const submit = async (form: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
  const body = new URLSearchParams({ token: await hidden('token', 'reply'), ...fields }).toString();
  return rawRequest(
    `${crm.url}/tickets/${number}/${form}`,
    'POST',
    { 'content-type': 'application/x-www-form-urlencoded', origin: crm.url, ...headers },
    body,
  );
};
const acts = (tool: string) =>
  desk.acts().filter(({ name, arguments: args }) => name === tool && args.conversation_id === conversation);
const comments = () => crm.tickets.find((ticket) => ticket.number === number)?.comments ?? [];

describe('the pages', () => {
  it('show tickets, and what everybody wrote as text', async () => {
    desk.answer(
      'open_case',
      aCase({ entries: [{ type: 'turn', sent_at: '2026-11-27T09:00:00.000Z', message: EVIL, answer: EVIL }] }),
    );
    await deliver(crm.url, anEvent('taken_over', 2, { conversation, assignee: { id: 'x', name: EVIL } }));
    for (const path of ['/', `/tickets/${number}`]) {
      const html = await read(path);
      expect(html).toContain(`#${number}`);
      expect(html).toContain('Alice Moreau');
      expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;');
      expect(html).not.toMatch(/<script/i);
    }
  });

  it('show that the customer wrote, and the summary once it is there, which is no event of the timeline', async () => {
    await deliver(crm.url, anEvent('message.held', 2, { conversation }));
    await deliver(crm.url, anEvent('summarized', 1, { conversation, summary: 'Wants a\nrefund.' }, null));
    const html = await read();
    expect(html).toContain('The customer wrote');
    expect(html).toContain('<p class="words" dir="auto">Wants a\nrefund.</p>');
    expect(html).toContain('Written by a model; it may be wrong.');
    expect(html.match(/<li><time/g)).toHaveLength(2);
  });

  it('say why a person is needed, how urgent it is, and when the assistant answered', async () => {
    const turn = { type: 'turn', sent_at: '2026-11-27T09:00:58.000Z', message: 'A person', answer: 'Yes.' };
    desk.answer('open_case', aCase({ entries: [{ ...turn, receipt: { total_ms: 2500 } }] }));
    await deliver(
      crm.url,
      anEvent('transferred', 2, { conversation, team: 'customer_care', priority: 0, language: 'fr' }),
    );
    const html = await read();
    for (const words of [
      '<dd dir="auto">Asked for a person</dd>',
      'Handed off: asked for a person',
      '0 of 100',
      'French',
    ])
      expect(html).toContain(words);
    expect(html).toContain('<dd dir="auto">Customer care</dd>');
    expect(html).toContain('<b>Assistant</b> <time datetime="2026-11-27T09:01:00.500Z">');
    expect(await read('/')).toContain('Asked for a person');
  });

  it('have the status of the desk, before the event arrives; what is closed stays closed', async () => {
    const chip = async () => /<span class="chip (\w+)">/.exec(await read())?.[1];
    const human = { state: 'human', team: 'support', assignee: { id: 'crm', name: 'Service team' } };
    desk.answer('open_case', aCase({ desk: human }));
    expect(await chip()).toBe('open');
    expect(await read()).not.toContain('Done.');
    expect(await read(`/tickets/${number}?done`)).toContain('Done. It appears under “What happened” in a moment.');
    desk.answer('open_case', null);
    expect(await chip()).toBe('waiting');
    await deliver(crm.url, anEvent('closed', 2, { conversation }));
    desk.answer('open_case', aCase());
    expect(await chip()).toBe('closed');
  });

  it('run no script, and nobody may frame them', async () => {
    const { headers } = await fetch(crm.url);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(await read()).not.toMatch(/ style=| on\w+=|javascript:/);
  });

  it('are shown although the desk does not answer', async () => {
    desk.answer('open_case', null);
    const html = await read();
    expect(html).toContain('The conversation cannot be read: The desk does not answer.');
    expect(html).toContain('Answer the customer');
  });

  it('have one name, and there are no others', async () => {
    const { port } = new URL(crm.url);
    const elsewhere = await fetch(`http://localhost:${port}/tickets/${number}`, { redirect: 'manual' });
    expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([302, `${crm.url}/tickets/${number}`]);
    for (const path of ['/tickets/9', '/tickets/x', '/other']) expect((await fetch(crm.url + path)).status).toBe(404);
    expect((await fetch(crm.url, { method: 'DELETE' })).status).toBe(405);
  });
});

describe('an answer', () => {
  it('is sent once, with its id as the message_id, however often the form is sent', async () => {
    const id = await hidden('id', 'reply');
    const sent = await Promise.all([1, 2, 3].map(() => submit('reply', { id, text: ' One\r\ntwo ' })));
    expect(sent.map(({ status, headers }) => [status, headers.get('location')])).toEqual(
      Array(3).fill([303, `/tickets/${number}?done`]),
    );
    const [first] = comments();
    expect(comments()).toMatchObject([{ text: 'One\ntwo', outcome: 'sent' }]);
    const args = { customer: 'alice', conversation_id: conversation, text: 'One\ntwo', message_id: first?.id };
    expect(new Set(acts('reply').map((call) => JSON.stringify(call.arguments)))).toEqual(
      new Set([JSON.stringify(args)]),
    );
    await submit('reply', { id, text: 'Other words' });
    expect(comments().map(({ text }) => text)).toEqual(['One\ntwo', 'Other words']);
  });

  it('that the desk refuses says who has the conversation, and is put back to be changed', async () => {
    desk.answer('reply', CONFLICT);
    const { headers } = await submit('reply', { id: 'a', text: 'Mine <i>' });
    expect(headers.get('location')).toBe(`/tickets/${number}`);
    expect(comments()).toMatchObject([{ outcome: 'refused' }]);
    const html = await read();
    expect(html).toMatch(/<b>Not sent<\/b>: Ben &lt;b&gt;Okoye has this conversation\./);
    expect(html).toMatch(/<textarea[^>]*>Mine &lt;i&gt;<\/textarea>/);
    expect(acts('reply')).toHaveLength(1);
  });

  it('of which it is not known whether it was sent can be sent again, as the same', async () => {
    desk.answer('reply', null);
    await submit('reply', { id: 'a', text: 'Hello' });
    expect(comments()).toMatchObject([{ outcome: 'unknown', why: 'The desk does not answer.' }]);
    desk.answer('reply', {});
    const id = await hidden('id', 'again');
    expect((await submit('again', { id })).status).toBe(303);
    expect(comments()).toMatchObject([{ outcome: 'sent' }]);
    expect(new Set(acts('reply').map(({ arguments: args }) => args.message_id))).toEqual(new Set([id]));
    const before = acts('reply').length;
    await submit('again', { id });
    expect(acts('reply')).toHaveLength(before);
  });

  it.each([
    ['of nothing', '  '],
    ['that is too long', 'a'.repeat(8001)],
  ])('%s is not sent', async (_, text) => {
    expect(await submit('reply', { id: 'a', text })).toMatchObject({ status: 409 });
    expect([comments(), acts('reply')]).toEqual([[], []]);
  });
});

describe('closing', () => {
  it('names the version that the page showed', async () => {
    const version = await hidden('version', 'close');
    desk.answer('open_case', aCase({ version: 9 }));
    expect((await submit('close', { id: 'a', version, resolution: 'not_solved' })).status).toBe(303);
    expect(acts('close')).toMatchObject([
      { arguments: { version: 4, resolution: 'not_solved', message_id: expect.any(String) } },
    ]);
  });

  it('over what was not seen says who has the conversation, and is not done', async () => {
    desk.answer('close', CONFLICT);
    const { status, text } = await submit('close', { id: 'a', version: '4', resolution: 'solved' });
    expect(status).toBe(409);
    expect(text).toMatch(
      /role="alert">Not closed: The customer wrote, or another person acted first\. .* Ben &lt;b&gt;Okoye has this conversation\./,
    );
  });

  it('is not offered for what is closed', async () => {
    desk.answer('open_case', aCase({ desk: { state: 'closed', team: null, assignee: null } }));
    expect(await read()).not.toContain('<form');
  });

  it.each([{ version: 'x' }, { version: '' }, { resolution: 'abandoned' }, { resolution: 'toString' }])(
    'with %j is not sent',
    async (wrong) => {
      const fields = { id: 'a', version: '4', resolution: 'solved', ...wrong };
      expect((await submit('close', fields)).status).toBe(409);
      expect(acts('close')).toEqual([]);
    },
  );
});

describe('a form of another site', () => {
  const fields = { id: 'a', text: 'Hello', version: '4', resolution: 'solved' };
  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['without the token', { token: '' }, {}],
    ['with another token', { token: 'guess' }, {}],
    ['from another origin', {}, { origin: 'http://127.0.0.1:4000' }],
    ['from a page without an origin', {}, { origin: 'null' }],
  ])('does nothing %s', async (_, secrets, headers) => {
    for (const form of ['reply', 'close', 'again'])
      expect((await submit(form, { ...fields, ...secrets }, headers)).status).toBe(403);
    expect([comments(), acts('reply'), acts('close')]).toEqual([[], [], []]);
  });
});
