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
        .map((job) => ({ job, place: status === 'due' ? `${job.due_at}#${job.id}` : job.id }))
        .filter(({ place }) => before === null || place < before)
        .toSorted((one, other) => (one.place < other.place ? 1 : -1));
      const next = found.length > limit ? (found[limit - 1]?.place ?? null) : null;
      return { jobs: found.slice(0, limit).map(({ job }) => job), next };
    },
    again: async (target, id) => {
      const job = stored.get(`${target} ${id}`);
      if (job) stored.set(`${target} ${id}`, { ...job, status: 'due', due_at: Math.min(job.due_at, NOW) });
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
  const due = () => [...stored.values()].filter(({ status, due_at }) => status === 'due' && due_at <= NOW).length;
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

  it('sends all failed ones of an endpoint again, some hundreds a call, until none is left', async () => {
    const dead = Array.from({ length: 420 }, (_, n) => aDelivery('crm', n, { status: 'dead' }));
    const waiting = Array.from({ length: 310 }, (_, n) => aDelivery('crm', 500 + n, { due_at: NOW + 1 + n }));
    const others = [aDelivery('crm', 900, { status: 'done' }), aDelivery('erp', 1, { status: 'dead' })];
    // On its way for the first time.
    const claimed = aDelivery('crm', 901, { tries: [] });
    const { call, due } = start([...dead, ...waiting, ...others, claimed]);
    const first = await call('redeliver', { endpoint: 'crm', all_failed: true });
    expect(first.data).toMatchObject({ redelivered: 500, more: true });
    const second = await call('redeliver', { endpoint: 'crm', all_failed: true });
    expect(second.data).toMatchObject({ redelivered: 230, more: false });
    expect(due()).toBe(730);
    expect((await call('redeliver', { endpoint: 'crm', all_failed: true })).text).toBe('0 deliveries are sent again.');
  });

  it.each([[499], [500], [501]])('says whether some of %i are left', async (count) => {
    const waiting = Array.from({ length: count }, (_, n) => aDelivery('crm', n));
    const { data, text } = await start(waiting).call('redeliver', { endpoint: 'crm', all_failed: true });
    expect(data).toMatchObject({ redelivered: Math.min(count, 500), more: count > 500 });
    expect(text.includes('More failed ones are left')).toBe(count > 500);
  });

  it('sends none early that has not failed, and none that is due now', async () => {
    const all = [aDelivery('crm', 1, { tries: [] }), aDelivery('crm', 2, { due_at: NOW - 1 }), aDelivery('crm', 3)];
    const { call } = start(all);
    const { data } = await call('redeliver', { endpoint: 'crm', all_failed: true });
    expect(data).toMatchObject({ redelivered: 1, more: false });
  });

  it('names the endpoints that there are', async () => {
    const { call } = start([], ['crm', 'erp']);
    expect((await call('redeliver', { endpoint: 'shop', all_failed: true })).text).toBe(
      'endpoint: must be one of crm, erp.',
    );
    const none = start([], []);
    expect((await none.call('redeliver', { endpoint: 'crm', all_failed: true })).text).toBe(
      'endpoint: no endpoint is configured.',
    );
  });
});

describe('deliveries', () => {
  it.each([
    ['list_deliveries', {}],
    ['redeliver', { endpoint: 'crm', all_failed: true }],
  ])('are for supervisors: %s of an agent is FORBIDDEN, and says why', async (name, args) => {
    const { call, due } = start([aDelivery('crm', 1, { status: 'dead' })], ['crm'], ['crm']);
    expect(await call(name, args, AGENT)).toMatchObject({
      isError: true,
      data: { code: 'FORBIDDEN', message: expect.stringMatching(/Only a supervisor .* your role is agent/) },
    });
    expect(due()).toBe(0);
  });
});
