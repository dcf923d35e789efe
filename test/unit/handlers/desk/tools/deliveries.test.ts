import { describe, expect, it } from 'vitest';
import { Endpoint } from '../../../../../core/events/endpoint.ts';
import type { Job, Jobs } from '../../../../../core/events/job.ts';
import { ANA, aTestDesk, NOW } from '../the-desk.ts';

const ISO = new Date(NOW).toISOString();
const AGENT = { ...ANA, role: 'agent' } as const;
const endpoint = (name: string) =>
  Endpoint.parse({ name, url: `https://${name}.example:8443/in?key=1`, secret: 'env:S', events: ['message.posted'] });
const failed = { at: NOW, ms: 15_000, status: null, error: 'no response within 15 s' };

const aDelivery = (name: string, n: number, over: Partial<Job> = {}): Job =>
  ({
    ...{ kind: 'webhook', target: `webhook#${name}`, id: `${NOW + n}-evt_${n}`, customer: 'ada', due_at: NOW + 60_000 },
    ...{ status: 'due', tries: [failed], created_at: NOW },
    event: {
      ...{ type: 'message.posted', id: `evt_${n}`, timestamp: ISO, sequence: 3 },
      data: { customer: 'ada', conversation: 'c-1', post: 'p', author: null },
    },
    ...over,
  }) as Job;

/** Endpoints and their jobs in memory. */
const start = (all: readonly Job[] = [], names: readonly string[] = ['crm', 'erp'], off: readonly string[] = []) => {
  const stored = new Map(all.map((job) => [`${job.target} ${job.id}`, job]));
  const switchedOff = new Set(off);
  const jobs: Pick<Jobs, 'page' | 'again'> = {
    page: async (target, status, limit, before) => {
      const found = [...stored.values()]
        .filter((job) => job.target === target && (status === null || job.status === status))
        .filter(({ id }) => before === null || id < before)
        .toSorted((one, other) => (one.id < other.id ? 1 : -1));
      return { jobs: found.slice(0, limit), next: found.length > limit ? (found[limit - 1]?.id ?? null) : null };
    },
    again: async (target, id) => {
      const job = stored.get(`${target} ${id}`);
      if (job) stored.set(`${target} ${id}`, { ...job, status: 'due' });
      return job !== undefined;
    },
  };
  const desk = aTestDesk({
    endpoints: names.map(endpoint),
    jobs,
    switches: {
      get: async (name) => (switchedOff.has(name) ? { off_since: NOW, why: 'HTTP 410' } : null),
      switchOn: async (name) => switchedOff.delete(name),
    },
  });
  const due = () => [...stored.values()].filter(({ status }) => status === 'due').length;
  return { ...desk, due };
};

describe('list_deliveries', () => {
  it('shows the endpoints without their secrets, and each delivery with its tries', async () => {
    const { call } = start([aDelivery('crm', 1)], ['crm', 'erp'], ['erp']);
    const { data, text } = await call('list_deliveries', {});
    expect(data).toEqual({
      endpoints: [
        {
          name: 'crm',
          host: 'crm.example:8443',
          events: ['message.posted'],
          include: null,
          off_since: null,
          why: null,
        },
        {
          ...{ name: 'erp', host: 'erp.example:8443', events: ['message.posted'], include: null },
          ...{ off_since: ISO, why: 'HTTP 410' },
        },
      ],
      deliveries: [
        {
          ...{ endpoint: 'crm', id: `${NOW + 1}-evt_1`, event_id: 'evt_1', type: 'message.posted', happened_at: ISO },
          ...{ customer: 'ada', conversation_id: 'c-1', status: 'due', tries: [{ ...failed, at: ISO }] },
          next_try_at: new Date(NOW + 60_000).toISOString(),
        },
      ],
      next_cursor: null,
    });
    expect(text.split('\n')).toEqual([
      'crm at crm.example:8443: on',
      `erp at erp.example:8443: off since ${ISO}, HTTP 410`,
      expect.stringContaining('message.posted (due after 1 try; last: no response within 15 s; next try '),
    ]);
  });

  it('lists one status, or one endpoint, also one that is no longer configured', async () => {
    const dead = aDelivery('crm', 2, { status: 'dead' });
    const { call } = start([aDelivery('crm', 1), dead, aDelivery('erp', 3), aDelivery('old', 4)]);
    const ids = async (args: object) => {
      const { data } = await call('list_deliveries', args);
      return data.deliveries.map(({ event_id }: { event_id: string }) => event_id);
    };
    expect(await ids({})).toEqual(['evt_2', 'evt_1', 'evt_3']);
    expect(await ids({ status: 'dead' })).toEqual(['evt_2']);
    expect(await ids({ endpoint: 'erp' })).toEqual(['evt_3']);
    expect(await ids({ endpoint: 'old' })).toEqual(['evt_4']);
    expect((await call('list_deliveries', { status: 'dead' })).data.deliveries[0].next_try_at).toBeNull();
  });

  it.each([49, 50, 51, 120])(
    'loses and repeats none of %i deliveries of two endpoints between pages',
    async (count) => {
      const all = Array.from({ length: count }, (_, n) => [aDelivery('crm', n), aDelivery('erp', n)]).flat();
      const { call } = start(all);
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { data } = await call('list_deliveries', cursor === '' ? {} : { cursor });
        expect(data.deliveries.length).toBeLessThanOrEqual(50);
        seen.push(...data.deliveries.map((each: { endpoint: string; id: string }) => `${each.endpoint} ${each.id}`));
        cursor = data.next_cursor;
      }
      expect(seen).toHaveLength(2 * count);
      expect(new Set(seen).size).toBe(2 * count);
    },
  );

  it('takes no cursor of another listing', async () => {
    const { call } = start(Array.from({ length: 60 }, (_, n) => aDelivery('crm', n)));
    const { data } = await call('list_deliveries', {});
    expect(await call('list_deliveries', { status: 'due', cursor: data.next_cursor })).toMatchObject({
      data: { code: 'INVALID' },
    });
  });
});

describe('redeliver', () => {
  it('makes one delivery due again, and switches its endpoint on', async () => {
    const done = aDelivery('crm', 1, { status: 'done' });
    const { call, due } = start([done], ['crm'], ['crm']);
    const { data, text } = await call('redeliver', { endpoint: 'crm', id: done.id, message_id: 'm-1' });
    expect(data).toEqual({ endpoint: 'crm', redelivered: 1, more: false, switched_on: true, message_id: 'm-1' });
    expect(text).toBe('1 delivery is sent again. The endpoint is on again.');
    expect(due()).toBe(1);
    const again = await call('redeliver', { endpoint: 'crm', id: done.id, message_id: 'm-1' });
    expect(again.data).toMatchObject({ redelivered: 1, switched_on: false });
  });

  it('is NOT_FOUND for a delivery that there is not, and leaves the endpoint off', async () => {
    const { call } = start([aDelivery('crm', 1)], ['crm'], ['crm']);
    expect(await call('redeliver', { endpoint: 'crm', id: 'nothing' })).toMatchObject({
      ...{ isError: true, data: { code: 'NOT_FOUND', message: expect.stringContaining('no such delivery') } },
    });
    expect((await call('list_deliveries', {})).data.endpoints).toMatchObject([{ off_since: ISO }]);
  });

  it('sends all dead ones of an endpoint again, some hundreds a call, until none is left', async () => {
    const dead = Array.from({ length: 730 }, (_, n) => aDelivery('crm', n, { status: 'dead' }));
    const others = [aDelivery('crm', 900, { status: 'done' }), aDelivery('erp', 1, { status: 'dead' })];
    const { call, due } = start([...dead, ...others]);
    const first = await call('redeliver', { endpoint: 'crm', all_dead: true });
    expect(first.data).toMatchObject({ redelivered: 500, more: true });
    const second = await call('redeliver', { endpoint: 'crm', all_dead: true });
    expect(second.data).toMatchObject({ redelivered: 230, more: false });
    expect(due()).toBe(730);
    expect((await call('redeliver', { endpoint: 'crm', all_dead: true })).text).toBe('0 deliveries are sent again.');
  });

  it('names the endpoints that there are', async () => {
    const { call } = start([], ['crm', 'erp']);
    expect((await call('redeliver', { endpoint: 'shop', all_dead: true })).text).toBe(
      'endpoint: must be one of crm, erp.',
    );
    const none = start([], []);
    expect((await none.call('redeliver', { endpoint: 'crm', all_dead: true })).text).toBe(
      'endpoint: no endpoint is configured.',
    );
  });
});

describe('deliveries', () => {
  it.each([
    ['list_deliveries', {}],
    ['redeliver', { endpoint: 'crm', all_dead: true }],
  ])('are for supervisors: %s of an agent is FORBIDDEN, and says why', async (name, args) => {
    const { call, due } = start([aDelivery('crm', 1, { status: 'dead' })], ['crm'], ['crm']);
    expect(await call(name, args, AGENT)).toMatchObject({
      isError: true,
      data: { code: 'FORBIDDEN', message: expect.stringMatching(/Only a supervisor .* your role is agent/) },
    });
    expect(due()).toBe(0);
  });
});
