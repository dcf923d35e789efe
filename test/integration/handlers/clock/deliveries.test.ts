import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTables } from '../../../../local/aws/dynamodb/create-tables.ts';
import { type DynamoDb, startDynamoDb } from '../../../../local/aws/dynamodb/server.ts';
import { CONVERSATIONS } from '../../../../local/aws/dynamodb/table-definitions.ts';
import { type Received, startReceiver } from '../../../support/deliveries/receiver.ts';
import { type Road, secretOf, startRoad } from '../../../support/deliveries/road.ts';

const MINUTE = 60_000;
/** Longer than the longest wait for the next try. */
const A_DAY = 27 * 60 * MINUTE;

let now = 0;
const opened: { close(): unknown }[] = [];
let dynamo: DynamoDb;
beforeAll(async () => {
  dynamo = await startDynamoDb();
  await createTables(dynamo.url, [CONVERSATIONS]);
});
afterAll(() => dynamo.close());
beforeEach(() => {
  now = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const part of opened.splice(0).reverse()) await part.close();
});

type Answer = (response: ServerResponse, times: number) => void;
/** One status after the other; the last one from then on. */
const status =
  (...statuses: readonly number[]): Answer =>
  (response, times) =>
    void response.writeHead(statuses[times - 1] ?? statuses.at(-1) ?? 200).end();

/** Receivers by the name of their endpoint, and the road to them. */
const start = async <N extends string>(answers: Readonly<Record<N, Answer>>, secrets: Record<string, string> = {}) => {
  const names = Object.keys(answers) as N[];
  const receivers = {} as Record<N, Awaited<ReturnType<typeof startReceiver>>>;
  for (const name of names) {
    receivers[name] = await startReceiver(name, answers[name]);
    opened.push(receivers[name]);
  }
  const road = startRoad(dynamo.url, Object.fromEntries(names.map((name) => [name, receivers[name].url])), secrets);
  opened.push(road);
  return { road, receivers };
};
const idsOf = (received: readonly Received[]) => received.map(({ id }) => id);
const conversationsOf = (received: readonly Received[]) =>
  received.map(({ event }) => event.data.conversation).toSorted();
const triesOf = async (road: Road, name: string, of: 'due' | 'done' | 'dead') =>
  (await road.of(name, of)).map(({ tries }) => tries.map(({ status: answered, error }) => answered ?? error));

describe('an event', () => {
  it('reaches its receiver signed, and once if nothing fails', async () => {
    const { road, receivers } = await start({ crm: status(204) });
    await road.stream([road.handedOff(1), road.handedOff(2), road.handedOff(1)]);
    await road.run('crm');
    await road.run('crm');
    expect(conversationsOf(receivers.crm.received)).toEqual(['c-1', 'c-2']);
    expect(receivers.crm.forged).toEqual([]);
    expect(receivers.crm.received[0]?.event).toMatchObject({
      ...{ type: 'conversation.handed_off', id: receivers.crm.received[0]?.id, sequence: 2 },
      data: { customer: 'ada', episode: 1, ticket: null, contact: null, by: { kind: 'customer' } },
    });
    expect(await triesOf(road, 'crm', 'done')).toEqual([[204], [204]]);
  });

  it('that is refused comes again with the same id and a new time', async () => {
    const { road, receivers } = await start({ crm: status(500, 200) });
    await road.stream([road.handedOff(1)]);
    await road.run('crm');
    now += 4 * MINUTE;
    await road.run('crm');
    expect(receivers.crm.received).toHaveLength(1);
    now += 2 * MINUTE;
    await road.run('crm');
    const [first, second] = receivers.crm.received;
    expect(second?.id).toBe(first?.id);
    expect(second?.event).toEqual(first?.event);
    expect(Number(second?.timestamp)).toBeGreaterThan(Number(first?.timestamp));
    expect(await triesOf(road, 'crm', 'done')).toEqual([[500, 200]]);
  });

  it('is dead after nine tries, and is sent again with its id', async () => {
    const failures = Array.from({ length: 9 }, () => 503);
    const { road, receivers } = await start({ crm: status(...failures, 200) });
    await road.stream([road.handedOff(1)]);
    for (let runs = 0; runs < 12; runs++, now += A_DAY) await road.run('crm');
    expect(await triesOf(road, 'crm', 'dead')).toEqual([failures]);
    await road.again('crm', 'dead');
    await road.run('crm');
    expect(await triesOf(road, 'crm', 'done')).toEqual([[...failures, 200]]);
    expect(new Set(idsOf(receivers.crm.received)).size).toBe(1);
  });

  it('comes again when the run dies behind its delivery', async () => {
    const { road, receivers } = await start({ crm: status(200) });
    await road.stream([road.handedOff(1)]);
    await road.runAndDie('crm');
    now += 5 * MINUTE;
    await road.run('crm');
    expect(receivers.crm.received).toHaveLength(2);
    expect(new Set(idsOf(receivers.crm.received)).size).toBe(1);
  });

  it('is not lost when the table fails while the stream is read', async () => {
    const { road, receivers } = await start({ crm: status(200) });
    await road.stream([1, 2, 3].map(road.handedOff), true);
    await road.run('crm');
    expect(conversationsOf(receivers.crm.received)).toEqual(['c-1', 'c-2', 'c-3']);
  });
});

describe('a receiver', () => {
  it('that answers after the time limit gets the event again, with the same id', async () => {
    const { road, receivers } = await start({
      crm: (response, times) => {
        if (times > 1) return void response.writeHead(200).end();
        response.once('close', () => response.writeHead(200).end());
      },
    });
    await road.stream([road.handedOff(1)]);
    await road.run('crm');
    expect(await triesOf(road, 'crm', 'due')).toEqual([['no response within 1 s']]);
    now += A_DAY;
    await road.run('crm');
    expect(await triesOf(road, 'crm', 'done')).toEqual([['no response within 1 s', 200]]);
    expect(new Set(idsOf(receivers.crm.received)).size).toBe(1);
  });

  it('that took an event and forgot it gets it again from a person', async () => {
    const { road, receivers } = await start({ crm: status(200) });
    await road.stream([road.handedOff(1)]);
    await road.run('crm');
    await road.again('crm', 'done');
    await road.run('crm');
    expect(receivers.crm.received).toHaveLength(2);
    expect(new Set(idsOf(receivers.crm.received)).size).toBe(1);
  });

  it('that was repaired gets what waits for its next try once a person asks', async () => {
    const { road, receivers } = await start({ crm: status(503, 503, 200) });
    await road.stream([road.handedOff(1), road.handedOff(2)]);
    await road.run('crm');
    await road.again('crm', 'due');
    await road.run('crm');
    expect(conversationsOf(receivers.crm.received.slice(2))).toEqual(['c-1', 'c-2']);
    expect(await triesOf(road, 'crm', 'done')).toEqual([
      [503, 200],
      [503, 200],
    ]);
  });

  it('that redirects has failed, and the other place gets nothing', async () => {
    const elsewhere = await startReceiver('crm');
    opened.push(elsewhere);
    const { road } = await start({
      crm: (response) => void response.writeHead(307, { location: elsewhere.url }).end(),
    });
    await road.stream([road.handedOff(1)]);
    await road.run('crm');
    expect(await triesOf(road, 'crm', 'due')).toEqual([[307]]);
    expect([...elsewhere.received, ...elsewhere.forged]).toEqual([]);
  });

  it('that is down fails for each event, and says why', async () => {
    const { road, receivers } = await start({ crm: status(200) });
    await receivers.crm.close();
    await road.stream([road.handedOff(1), road.handedOff(2)]);
    await road.run('crm');
    expect(await triesOf(road, 'crm', 'due')).toEqual([['the connection was refused'], ['the connection was refused']]);
  });

  it('that answers 410 gets no more, and everything once it is switched on again', async () => {
    const { road, receivers } = await start({ crm: status(410, 200) });
    await road.stream([road.handedOff(1)]);
    await road.run('crm');
    await road.stream([road.handedOff(2)]);
    await road.run('crm');
    expect(receivers.crm.received).toHaveLength(1);
    const dead = await road.of('crm', 'dead');
    expect(dead.map(({ tries }) => tries[0]?.error).toSorted()).toEqual([
      'HTTP 410',
      `the endpoint is off since ${new Date(now).toISOString()}: HTTP 410`,
    ]);
    await road.switchOn('crm');
    await road.again('crm', 'dead');
    await road.run('crm');
    expect(conversationsOf(receivers.crm.received)).toEqual(['c-1', 'c-1', 'c-2']);
  });

  it('that is slow delays no other', async () => {
    const waiting: ServerResponse[] = [];
    const { road, receivers } = await start({
      slow: (response) => void waiting.push(response),
      quick: (response) => {
        response.writeHead(200).end();
        // The slow one answers only now: if the quick one waited for it, both would end at the time limit.
        for (const late of waiting) late.writeHead(200).end();
      },
    });
    await road.stream([road.handedOff(1)]);
    const slow = road.run('slow');
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    await Promise.all([slow, road.run('quick')]);
    expect(await triesOf(road, 'quick', 'done')).toEqual([[200]]);
    expect(await triesOf(road, 'slow', 'done')).toEqual([[200]]);
    expect(idsOf(receivers.slow.received)).toEqual(idsOf(receivers.quick.received));
  });

  it('may have either secret while one replaces the other, and no other one', async () => {
    const [old, fresh] = [secretOf('old'), secretOf('fresh')];
    for (const secret of [old, fresh]) {
      const receiver = await startReceiver('crm', undefined, secret);
      const road = startRoad(dynamo.url, { crm: receiver.url }, { crm: `${fresh} ${old}` });
      opened.push(receiver, road);
      await road.stream([road.handedOff(1)]);
      await road.run('crm');
      expect([receiver.received.length, receiver.forged.length]).toEqual([1, 0]);
    }
    const { road, receivers } = await start({ crm: status(200) }, { crm: fresh });
    await road.stream([road.handedOff(1)]);
    await road.run('crm');
    expect([receivers.crm.received.length, receivers.crm.forged.length]).toEqual([0, 1]);
    expect(await triesOf(road, 'crm', 'due')).toEqual([[401]]);
  });
});
