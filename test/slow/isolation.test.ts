import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERAS, legacyRequest, type McpRequest } from '../support/mcp-requests.ts';
import { deskProbesOf, probesOf, type Target } from './isolation/probes.ts';
import { type Customer, type ProtectedWorld, startProtectedWorld } from './isolation/protected-world.ts';

const AT_ONCE = 10;
const CONVERSATIONS = 60;

let world: ProtectedWorld;
beforeAll(async () => {
  world = await startProtectedWorld();
});
afterAll(() => world.close());

const call = (name: string, args: object) => legacyRequest('tools/call', { name, arguments: args });

const inGroups = async <T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> => {
  const done: R[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    done.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(work))));
  }
  return done;
};

const resultOf = (text: string) => JSON.parse(text).result;

/** Enough conversations for every list to have another page. */
const settle = async (customer: Customer): Promise<Target> => {
  const conversations = Array.from({ length: CONVERSATIONS }, (_, n) => `conv-${customer.name}-${n}`);
  await inGroups(conversations, (conversation_id) =>
    customer.send(call('chat_with_ai', { message: `Mine: ${customer.mark}`, conversation_id, message_id: 'm-1' })),
  );
  const conversation = 'conv-of-many-turns';
  for (let n = 1; n <= 3; n++) {
    await customer.send(
      call('chat_with_ai', {
        message: `Mine ${n}: ${customer.mark}`,
        conversation_id: conversation,
        message_id: `m-${n}`,
      }),
    );
  }
  const page = await customer.send(call('get_conversation_history', { conversation_id: conversation, limit: 1 }));
  const list = await customer.send(legacyRequest('resources/list'));
  const { turns, next_cursor } = resultOf(page.text).structuredContent;
  expect(page.text).toContain(customer.mark);
  const cursors = [next_cursor, resultOf(list.text).nextCursor];
  expect(cursors).toEqual([expect.any(String), expect.any(String)]);
  return { customer: customer.name, conversation, messageId: 'm-1', turnId: turns[0].turn_id, cursors };
};

describe("a customer who knows all ids of another customer's conversation", () => {
  it.each([
    ['a customer', 'alice', () => world.customer('mallory')],
    ['a visitor', 'nora', () => world.visitor()],
  ])('receives no byte of it from any operation, as %s', async (_, target, attacker) => {
    const [alice, mallory] = await Promise.all([world.customer(target), attacker()]);
    const probes = probesOf(await settle(alice));
    expect(probes.length).toBeGreaterThanOrEqual(1000);
    const replies = await inGroups(probes, async ({ what, request, headers }) => ({
      what,
      ...(await mallory.send(request, headers)),
    }));
    expect(replies.filter(({ text }) => text.includes(alice.mark))).toEqual([]);
    expect(replies.filter(({ status }) => status >= 500)).toEqual([]);
    const history = await alice.send(call('get_conversation_history', { conversation_id: 'conv-of-many-turns' }));
    const { turns, episode } = resultOf(history.text).structuredContent;
    expect([...turns, episode].map(({ feedback }) => feedback)).toEqual([null, null, null, null]);
    const toModels = alice.models.calls.length;
    await alice.send(
      call('chat_with_ai', { message: `Still mine: ${alice.mark}`, conversation_id: 'conv-of-many-turns' }),
    );
    expect(alice.models.calls.length).toBe(toModels + 2);
  });

  it.each([
    ['a customer', 'alice3', () => world.customer('mallory3')],
    ['a visitor', 'alice4', () => world.visitor()],
    ["a shop's customer", 'alice5', () => world.shopCustomer('mallory5', true)],
  ])(
    'has no tool of the desk, there or at the desk, and changes nothing with one, as %s',
    async (_, name, attacker) => {
      const [alice, mallory] = await Promise.all([world.customer(name), attacker()]);
      const target = await settle(alice);
      for (const { what, request, headers } of deskProbesOf(target)) {
        const there = await mallory.send(request, headers, world.desk);
        expect([what, there.status]).toEqual([what, 401]);
        const here = await mallory.send(request, headers);
        expect(here.text, what).toContain('Unknown tool');
        expect(`${there.text}${here.text}`).not.toContain(alice.mark);
      }
      const toModels = alice.models.calls.length;
      await alice.send(call('chat_with_ai', { message: alice.mark, conversation_id: target.conversation }));
      expect(alice.models.calls.length).toBe(toModels + 2);
    },
  );

  it('is not read by a supervisor of the desk as a customer', async () => {
    const target = {
      customer: 'alice',
      conversation: 'conv-of-many-turns',
      messageId: 'm-1',
      turnId: 'm-1',
      cursors: [],
    };
    const replies = await inGroups(probesOf(target), ({ request }) => world.sendAsStaff(request));
    expect(replies.length).toBeGreaterThanOrEqual(1000);
    expect([...new Set(replies.map(({ status }) => status))]).toEqual([401]);
  });

  it('receives the same bytes as for an expired or missing conversation', async () => {
    const [alice, mallory] = await Promise.all([world.customer('alice2'), world.customer('mallory2')]);
    const ids = { taken: 'aaaa-1111', expired: 'bbbb-2222', never: 'cccc-3333' };
    await alice.send(call('chat_with_ai', { message: alice.mark, conversation_id: ids.taken }));
    await mallory.send(call('chat_with_ai', { message: mallory.mark, conversation_id: ids.expired }));
    await world.table.expire({ customer: mallory.name, conversation: ids.expired });
    const foreign = await alice.send(call('get_conversation_history', { conversation_id: ids.taken }));
    expect(foreign.text).toContain(alice.mark);

    const entries: Readonly<Record<string, (request: (typeof ERAS)[keyof typeof ERAS], id: string) => McpRequest>> = {
      history: (request, id) =>
        request('tools/call', { name: 'get_conversation_history', arguments: { conversation_id: id } }),
      cursor: (request, id) =>
        request('tools/call', { name: 'get_conversation_history', arguments: { conversation_id: id, cursor: 'AAAA' } }),
      resource: (request, id) => request('resources/read', { uri: `conversation://${id}` }),
      list: (request, id) => request('resources/list', { cursor: id }),
      completion: (request, id) =>
        request('completion/complete', {
          ref: { type: 'ref/resource', uri: 'conversation://{conversation_id}' },
          argument: { name: 'conversation_id', value: id },
        }),
    };
    for (const request of Object.values(ERAS)) {
      for (const [entry, ask] of Object.entries(entries)) {
        const answers = await Promise.all(
          Object.values(ids).map(async (id) => {
            const { status, text } = await mallory.send(ask(request, id));
            return `${status} ${text.replaceAll(id, 'ID')}`;
          }),
        );
        expect(new Set(answers).size, `${entry}: ${answers.join('\n')}`).toBe(1);
      }
    }
  });
});

it.each([
  ['the one', true],
  ['not the one', false],
])(
  "a shop's customer is %s of the login with the same name if the shop shares its customers: %j",
  async (_, shares) => {
    const name = `elin-${shares}`;
    const [there, here] = await Promise.all([world.customer(name), world.shopCustomer(name, shares)]);
    await there.send(call('chat_with_ai', { message: `Mine: ${there.mark}`, conversation_id: 'of-both' }));
    const { text } = await here.send(call('get_conversation_history', { conversation_id: 'of-both' }));
    expect(text.includes(there.mark)).toBe(shares);
  },
);

describe('two concurrent customers', () => {
  it("with the same ids never receive each other's answers", async () => {
    const [left, right] = await Promise.all([world.customer('left'), world.customer('right')]);
    const calls = Array.from({ length: 250 }, (_, n) => [left, right].map((customer) => ({ customer, n }))).flat();
    const crossed = await inGroups(calls, async ({ customer, n }) => {
      const message = `Question ${n} of ${customer.mark}`;
      const args = { message, conversation_id: `same-${n % 5}`, message_id: `same-${n}` };
      const { text } = await customer.send(call('chat_with_ai', args));
      const other = customer === left ? right : left;
      const isOwn = resultOf(text)?.structuredContent?.answer === message;
      return isOwn && !text.includes(other.mark) ? [] : [text];
    });
    expect(crossed.flat()).toEqual([]);
    for (const [customer, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const sent = JSON.stringify(customer.models.calls.map(({ body }) => body));
      expect(sent).not.toContain(other.mark);
    }
  });
});

it("the logs contain no customer's text", () => {
  expect(world.logs.length).toBeGreaterThan(500);
  expect(world.logs.filter((line) => /ref-[0-9a-f]{12}/.test(line))).toEqual([]);
});
