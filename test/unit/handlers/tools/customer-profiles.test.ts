import { beforeEach, describe, expect, it } from 'vitest';
import type { ToolOutcome } from '../../../../core/tools/tool.ts';
import { customerProfiles } from '../../../../handlers/tools/customer-profiles.ts';
import { anOffer } from '../../../support/values.ts';
import { FakeServers } from './fake-servers.ts';

const MINUTE = 60_000;
const SOURCE = { tool: 'crm.who', fields: ['name'] };
const TOOL = anOffer({ server: 'crm', tool: 'who' });
const named = (name: string): ToolOutcome => ({ ok: true, text: JSON.stringify({ name }) });

let now = 0;
let servers: FakeServers;
let profiles: ReturnType<typeof customerProfiles>;
let warned: unknown[] = [];
beforeEach(() => {
  now = 1_000_000;
  servers = new FakeServers([TOOL]);
  servers.answer = async ({ customer }) => named(customer);
  warned = [];
  profiles = customerProfiles(servers, { now: () => now }, (...warning) => void warned.push(warning));
});
const nameOf = async (customer: string, waitMs = 1000, source = SOURCE) =>
  (await profiles(source, TOOL, customer, waitMs))?.fields[0]?.value;

describe('the profile of a customer', () => {
  it('is asked for by the identity that code sets, for at most 2 s', async () => {
    expect(await nameOf('ada')).toBe('ada');
    expect(servers.calls).toEqual([
      { server: 'crm', tool: 'who', args: { customer_id: 'ada' }, customer: 'ada', timeoutMs: 2000 },
    ]);
  });

  it('is kept by customer for an hour, and for the fields that the playbook names', async () => {
    for (const customer of ['ada', 'bob', 'ada', 'bob']) expect(await nameOf(customer)).toBe(customer);
    now += 59 * MINUTE;
    await nameOf('ada');
    expect(servers.calls).toHaveLength(2);
    now += MINUTE;
    await nameOf('ada');
    expect(servers.calls).toHaveLength(3);
    await nameOf('ada', 1000, { ...SOURCE });
    expect(servers.calls).toHaveLength(4);
  });

  it.each<[string, FakeServers['answer']]>([
    ['that the system refuses', async () => ({ ok: false, text: '{"name":"x"}' })],
    ['without the fields', async () => ({ ok: true, text: 'Nobody.' })],
    ['whose system does not answer', async () => Promise.reject(new Error('down'))],
  ])('%s is none, and is asked for again after a minute', async (_, answer) => {
    servers.answer = answer;
    expect([await profiles(SOURCE, TOOL, 'ada', 1000), await nameOf('ada')]).toEqual([null, undefined]);
    expect(servers.calls).toHaveLength(1);
    servers.answer = async () => named('Ada');
    now += MINUTE;
    expect(await nameOf('ada')).toBe('Ada');
  });

  it('warns of the fields that its result lacks', async () => {
    const fields = ['name', 'tier'];
    expect(await nameOf('ada', 1000, { ...SOURCE, fields })).toBe('ada');
    expect(warned).toEqual([
      ['profile fields left out', ['tier'], expect.stringContaining('crm.who gives no'), 'fields'],
    ]);
    servers.answer = async () => ({ ok: false, text: 'There is no such customer.' });
    expect(await nameOf('eve')).toBeUndefined();
    expect(warned).toHaveLength(1);
  });

  it('may still come when the wait is over, by the same call', async () => {
    const { promise, resolve } = Promise.withResolvers<ToolOutcome>();
    servers.answer = () => promise;
    expect(await profiles(SOURCE, TOOL, 'ada', 0)).toBeUndefined();
    resolve(named('Ada'));
    expect(await nameOf('ada', 0)).toBe('Ada');
    expect(servers.calls).toHaveLength(1);
  });

  it('is asked for again at once if its call was interrupted while the sandbox was frozen', async () => {
    const { promise, reject } = Promise.withResolvers<ToolOutcome>();
    servers.answer = () => promise;
    await profiles(SOURCE, TOOL, 'ada', 0);
    now += 10 * MINUTE;
    servers.answer = async () => named('Ada');
    const found = nameOf('ada');
    reject(new Error('aborted'));
    expect(await found).toBe('Ada');
  });

  it('is kept for 1,000 customers: the first is forgotten for the next', async () => {
    for (let at = 0; at < 1001; at++) await nameOf(`c-${at}`);
    await nameOf('c-1');
    expect(servers.calls).toHaveLength(1001);
    await nameOf('c-0');
    expect(servers.calls).toHaveLength(1002);
  });
});
