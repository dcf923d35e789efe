import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startDynamoDb } from '../../local/aws/dynamodb/server.ts';
import { content, says } from '../support/bedrock/bedrock-replies.ts';
import { type HttpStandIn, sendJson, startHttp } from '../support/http-stand-in.ts';
import { guideFile, PlaybookFolder } from '../support/playbook-folder.ts';
import { type Answer, greet, type RpcServer, startRpcServer } from '../support/rpc-server.ts';
import { TestTable } from '../support/table.ts';
import { startWorld, type World } from '../support/world.ts';

/** After an action of `SLOW_MS`, too little is left for another. */
const TURN_SECONDS = 10;
const SLOW_MS = 7000;
const TOOL = {
  name: 'change',
  inputSchema: {
    type: 'object',
    properties: { customer_id: { type: 'string' }, tag: { type: 'string' }, n: { type: 'integer' } },
    required: ['tag', 'n'],
  },
};
const DONE = { content: [{ type: 'text', text: 'Done.' }] };

/** How the shop answers `<tag>/<n>` instead of doing it. */
const mischief = new Map<string, Answer>();
const called: { readonly tag: string; readonly n: number; readonly customer_id: string }[] = [];
/** How often the claim to the second action fails, by conversation. */
const busy = new Map<string, number>();

let shop: RpcServer;
let dynamo: Awaited<ReturnType<typeof startDynamoDb>>;
let faulty: HttpStandIn;
let table: TestTable;
let folder: PlaybookFolder;
let world: World;

beforeAll(async () => {
  shop = await startRpcServer((message, request, response) => {
    if (greet(message, response)) return undefined;
    if (message.method === 'tools/list') return { tools: [TOOL] };
    const given = message.params?.arguments as (typeof called)[number];
    called.push(given);
    const answer = mischief.get(`${given.tag}/${given.n}`);
    return answer ? answer(message, request, response) : DONE;
  });
  dynamo = await startDynamoDb();
  table = new TestTable(dynamo.url);
  faulty = await startHttp(async ({ headers, body }, response) => {
    const conversation = [...busy.keys()].find((id) => body.includes(id)) ?? '';
    const left = busy.get(conversation) ?? 0;
    if (left > 0 && body.includes('SET #claim_1')) {
      busy.set(conversation, left - 1);
      return sendJson(response, 500, {}, 'InternalServerError');
    }
    const names = ['x-amz-target', 'content-type', 'x-amz-date', 'authorization'];
    const sent = Object.fromEntries(names.map((name) => [name, String(headers[name])]));
    const reply = await fetch(dynamo.url, { method: 'POST', body, headers: sent });
    response.writeHead(reply.status, { 'content-type': 'application/x-amz-json-1.0' }).end(await reply.text());
  });
  folder = new PlaybookFolder({
    'shop/playbook.md': guideFile('shop', { tools: '[{ name: shop.change, title: { en: Change it } }]' }),
    'shop/knowledge/a.md': '# Hours\n\nWe open at nine.\n',
  });
  const environment = {
    AWS_ENDPOINT_URL_DYNAMODB: faulty.url,
    TURN_SECONDS: String(TURN_SECONDS),
    TOOL_SERVERS: JSON.stringify([{ name: 'shop', url: shop.url }]),
  };
  world = await startWorld(environment, `${folder.root}/shop`);
});
afterAll(async () => {
  await world.close();
  table.close();
  for (const part of [faulty, dynamo, shop]) await part.close();
  folder.remove();
});

/** A conversation in which three actions are proposed. */
const propose = async (customer = 'local') => {
  const talk = world.talk({}, { customer });
  const tag = talk.models.marker;
  const uses = [1, 2, 3].map((n) => ({
    toolUse: { toolUseId: `u-${n}`, name: 'shop__change', input: { tag, n } },
  }));
  talk.models.script({ fast: [content(uses, 'tool_use'), says('I would change these.'), says('Well.')] });
  const { proposal } = await talk.ask('Change everything.');
  expect(proposal?.actions).toHaveLength(3);
  const confirm = { confirm_action: proposal?.id ?? '', message_id: 'm-2' };
  return { talk, tag, confirm, done: () => called.filter((one) => one.tag === tag).map(({ n }) => n) };
};

const outcomes = (result: { readonly actions?: unknown }): string =>
  (result.actions as { readonly outcome: string }[]).map(({ outcome }) => outcome).join(' ');

describe.concurrent('a list of three actions', () => {
  it('is carried out once, in order, for its customer; the claims tell who consented', async () => {
    const { talk, tag, confirm, done } = await propose('alice');
    expect(outcomes(await talk.ask('Please.', confirm))).toBe('done done done');
    expect(await talk.ask('Please.', confirm)).toMatchObject({ replayed: true });
    expect(outcomes(await talk.ask('Please.', { confirm_action: confirm.confirm_action }))).toBe('');
    expect(done()).toEqual([1, 2, 3]);
    expect(new Set(called.flatMap((one) => (one.tag === tag ? one.customer_id : [])))).toEqual(new Set(['alice']));
    const [proposing, consenting] = await table.turns(talk.id);
    const claim = { turn: consenting?.key, client: null, act_as: 'local' };
    expect(proposing).toMatchObject({ claim_0: claim, claim_1: claim, claim_2: claim });
  });

  it.each<[name: string, answer: Answer]>([
    ['breaks the connection', (_, __, response) => void response.socket?.destroy()],
    ['does not answer in time', () => {}],
  ])('stops at the second if the server %s', async (_, answer) => {
    const { talk, tag, confirm, done } = await propose();
    mischief.set(`${tag}/2`, answer);
    // Whether a model still answers depends on the machine.
    const { data, text } = await talk.send('Please.', confirm);
    expect(outcomes(data)).toBe('done unknown not_begun');
    expect(data).toMatchObject({ handoff: { requested: true } });
    expect(text).toMatch(/- Done.*- Unknown.*- Not begun/s);
    expect(outcomes(await talk.ask('Yes.'))).toBe('');
    expect(done()).toEqual([1, 2]);
  });

  it('is proposed anew from where the time of the turn ends, and not as if nothing had been done', async () => {
    const { talk, tag, confirm, done } = await propose();
    mischief.set(`${tag}/1`, () => new Promise((resolve) => setTimeout(() => resolve(DONE), SLOW_MS)));
    const { proposal, answer, ...turn } = await talk.ask('Please.', confirm);
    expect(outcomes(turn)).toBe('done not_begun not_begun');
    expect(proposal?.actions.map(({ arguments: given }) => given.n)).toEqual([2, 3]);
    expect(answer).not.toContain('Nothing has been done');
    expect(outcomes(await talk.ask('Please.', { confirm_action: proposal?.id ?? '' }))).toBe('done done');
    expect(done()).toEqual([1, 2, 3]);
  });

  it.each([
    ['once', 1],
    ['for so long that the turn fails and is repeated', 4],
  ])('is carried out once if the table is busy between two of them %s', async (_, times) => {
    const { talk, confirm, done } = await propose();
    busy.set(talk.id.conversation, times);
    if (times > 1) expect(await talk.fail('Please.', confirm)).toMatchObject({ code: 'BUSY' });
    expect(outcomes(await talk.ask('Please.', confirm))).toBe('done done done');
    expect(done()).toEqual([1, 2, 3]);
  });

  it('is not begun again by messages that come while it runs', async () => {
    const { talk, tag, confirm, done } = await propose();
    const [reached, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    mischief.set(`${tag}/2`, async () => {
      reached.resolve();
      await gate.promise;
      return DONE;
    });
    const first = talk.ask('Please.', confirm);
    await reached.promise;
    expect(await talk.fail('Please.', confirm)).toMatchObject({ code: 'IN_PROGRESS' });
    const others = [talk.ask('Yes.'), talk.ask('Please.', { confirm_action: confirm.confirm_action })];
    for (const other of await Promise.all(others)) expect([outcomes(other), other.proposal]).toEqual(['', null]);
    gate.resolve();
    expect(outcomes(await first)).toBe('done done done');
    expect(done()).toEqual([1, 2, 3]);
  });

  it("is not carried out for the id of another customer's or a lapsed proposal, nor in their conversation", async () => {
    const [alice, bob] = [await propose('alice'), await propose('bob')];
    const { confirm_action } = alice.confirm;
    expect(outcomes(await bob.talk.ask('Please.', { confirm_action }))).toBe('');
    expect(outcomes(await bob.talk.ask('Please.', { confirm_action: bob.confirm.confirm_action }))).toBe('');
    const mallory = world.talk({}, { customer: 'mallory', conversation: alice.talk.id.conversation });
    expect(outcomes(await mallory.ask('Please.', { confirm_action }))).toBe('');
    expect([alice.done(), bob.done()]).toEqual([[], []]);
    expect(outcomes(await alice.talk.ask('Please.', alice.confirm))).toBe('done done done');
  });
});

vi.setConfig({ testTimeout: 60_000 });
