import { describe, expect, it } from 'vitest';
import { listTools } from '../../../../handlers/tools/list-tools.ts';
import { anOffer, aPlaybook, quietLog } from '../../../support/values.ts';
import { FakeServers } from './fake-servers.ts';

const offer = (tool: string, over = {}) => anOffer({ name: `store__${tool}`, tool, ...over });
const run = async (offers: ReturnType<typeof offer>[], allowed: string[]) => {
  const left: unknown[] = [];
  const log = {
    ...quietLog,
    warn: (said: string, fields?: object) => void (said === 'tool left out' && left.push(fields)),
  };
  const step = listTools(new FakeServers(offers), () => aPlaybook({ tools: allowed }), log);
  const { offered } = await step({}, { execution: 'e' });
  return { offered: offered.map(({ tool }) => tool), left, bytes: Buffer.byteLength(JSON.stringify(offered)) };
};

describe('listTools', () => {
  it('offers what the playbook allows and a server has, in the order of the playbook', async () => {
    const { offered } = await run([offer('a'), offer('b'), offer('c')], ['store.c', 'store.gone', 'store.a', 'crm.b']);
    expect(offered).toEqual(['c', 'a']);
  });

  it('offers no more than 24 KB, and says which tools had no room', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `t${at}`);
    const big = names.map((name) => offer(name, { description: 'x'.repeat(1000) }));
    const { offered, left, bytes } = await run(
      big,
      names.map((name) => `store.${name}`),
    );
    expect(offered).toEqual(names.slice(0, offered.length));
    expect(bytes).toBeLessThan(25 * 1024);
    expect(left).toHaveLength(names.length - offered.length);
    expect(left[0]).toEqual({ server: 'store', tool: names[offered.length], why: 'no room' });
  });

  it('names the allowed tools that no server offers in one warning, and each of them once', async () => {
    const said: unknown[] = [];
    const log = { ...quietLog, warn: (...line: unknown[]) => void said.push(line) };
    const allowed = ['store.a', 'store.gone', 'crm.find'];
    const offers = [offer('a'), offer('b')];
    const step = listTools(new FakeServers(offers), () => aPlaybook({ tools: allowed }), log);
    for (let turn = 0; turn < 2; turn++) await step({}, { execution: 'e' });
    expect(said).toEqual([['tools not offered', { tools: 'store.gone, crm.find' }]]);
    allowed.push('store.b', 'store.new');
    await step({}, { execution: 'e' });
    expect(said.slice(1)).toEqual([['tools not offered', { tools: 'store.new' }]]);
  });
});
