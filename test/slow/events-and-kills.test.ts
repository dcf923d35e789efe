import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EVENTS } from '../../core/events/catalogue.ts';
import { Seeded } from '../eval/invariants/seeded.ts';
import { startReceiver } from '../support/events/receiver.ts';
import { type Server, startServer } from '../support/npm-process.ts';
import { callTool } from '../support/rpc.ts';

/** In each, the table's process is killed twice, and then everything. */
const LIVES = 10;
const TABLE_KILLS = 2;
const WRITERS = 4;
/** A run that died keeps its claims for as long as its function could have lived. */
const DRAINED_MS = 90_000;

type State = 'bot' | 'waiting' | 'human' | 'closed';
const STATE_AFTER: Readonly<Record<string, State>> = {
  'conversation.handed_off': 'waiting',
  'conversation.transferred': 'waiting',
  'conversation.overdue': 'waiting',
  'conversation.taken_over': 'human',
  'conversation.reopened': 'human',
  'conversation.returned': 'bot',
  'conversation.closed': 'closed',
};

let folder: string;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-kills-'));
  receiver = await startReceiver();
});
afterAll(async () => {
  await receiver.close();
  await rm(folder, { recursive: true });
});

const start = (): Promise<Server> =>
  startServer({
    DATA_DIR: join(folder, 'data'),
    TOOL_SERVERS: '[]',
    CRM_SECRET: receiver.secret,
    WEBHOOKS: JSON.stringify([
      { name: 'crm', url: receiver.url, secret: 'env:CRM_SECRET', events: Object.keys(EVENTS) },
    ]),
  });

const conversations: string[] = [];
let calls = 0;

/** One act of a customer or of a person. What a kill interrupts fails, and is not repeated. */
const act = async ({ url }: Server, random: Seeded): Promise<void> => {
  const desk = url.replace(/mcp$/, 'desk');
  const message_id = `m${calls++}`;
  const begins = conversations.length < 3 || random.chance(0.3);
  if (begins) conversations.push(`c${conversations.length}`);
  const conversation_id = begins ? conversations.at(-1) : random.pick(conversations);
  const place = { customer: 'local', conversation_id, message_id };
  const staff = async (tool: string, more: object) => {
    const { data } = await callTool(desk, 'open_case', { customer: 'local', conversation_id });
    const { version } = (data.desk ?? {}) as { version?: number };
    if (version !== undefined) await callTool(desk, tool, { ...place, version, ...more });
  };
  const does = begins ? 'ask' : random.pick(['ask', 'reply', 'reply', 'give_back', 'close'] as const);
  if (does === 'ask')
    await callTool(url, 'chat_with_ai', { conversation_id, message_id, message: 'I want to talk to a human.' });
  else if (does === 'reply') await callTool(desk, does, { ...place, text: 'Hello.' });
  else await staff(does, does === 'close' ? { resolution: 'solved' } : {});
};

/** Waits until more calls have begun, so that a kill is in the middle of some, however fast the machine is. */
const acted = async (more: number): Promise<void> => {
  for (const until = calls + more; calls < until; ) await pause(10);
};

/** The process of the table, which is started again a second after it was killed. */
const tableOf = async (server: Server): Promise<number> => {
  const table = server.running().find(({ command }) => command.includes('dynamodb/child'));
  if (table) return table.pid;
  await pause(50);
  return tableOf(server);
};

it('tells a receiver of everything that happened, under one id each, over 30 kills', async () => {
  const random = new Seeded('kills');
  receiver.begin(null);
  for (let life = 0; life < LIVES; life++) {
    const server = await start();
    let isOver = false;
    const writers = Array.from({ length: WRITERS }, async () => {
      while (!isOver) await act(server, random).catch(() => pause(20));
    });
    for (let kill = 0; kill < TABLE_KILLS; kill++) {
      await acted(random.below(12));
      process.kill(await tableOf(server), 'SIGKILL');
    }
    await acted(random.below(12));
    server.signalGroup('SIGKILL');
    isOver = true;
    await Promise.all(writers);
    await server.clear();
  }
  const server = await start();
  const desk = server.url.replace(/mcp$/, 'desk');
  const due = async () => {
    const { data } = await callTool(desk, 'list_deliveries', { endpoint: 'crm', status: 'due' });
    return (data.deliveries as unknown[]).length;
  };
  await expect.poll(due, { timeout: DRAINED_MS, interval: 500 }).toBe(0);
  const states = new Map<string, unknown>();
  for (const conversation_id of conversations) {
    const { data } = await callTool(desk, 'open_case', { customer: 'local', conversation_id });
    if (data.desk) states.set(conversation_id, (data.desk as { state: State }).state);
  }
  await server.clear();
  check(states);
});

/** The last move that the receiver knows of each conversation is the state in the table; every copy of an event is the same. */
const check = (states: ReadonlyMap<string, unknown>): void => {
  const events = new Map(receiver.received.map((event) => [event.id, event]));
  for (const { id, type, timestamp, sequence } of receiver.received)
    expect(events.get(id)).toMatchObject({ type, timestamp, sequence });
  expect(states.size).toBeGreaterThan(20);
  for (const [conversation, state] of states) {
    const moves = [...events.values()]
      .filter(
        ({ data, sequence, type }) => data.conversation === conversation && sequence !== null && STATE_AFTER[type],
      )
      .toSorted((a, b) => Number(a.sequence) - Number(b.sequence));
    expect([conversation, STATE_AFTER[moves.at(-1)?.type ?? ''] ?? 'bot']).toEqual([conversation, state]);
  }
  const episodes = [...events.values()].flatMap(({ type, data }) =>
    type === 'conversation.handed_off' ? `${data.conversation}/${data.episode}` : [],
  );
  const tickets = receiver.tickets().map(({ conversation, episode }) => `${conversation}/${episode}`);
  expect(tickets.toSorted()).toEqual([...new Set(episodes)].toSorted());
};
