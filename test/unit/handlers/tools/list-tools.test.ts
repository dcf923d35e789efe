import { describe, expect, it } from 'vitest';
import { listTools } from '../../../../handlers/tools/list-tools.ts';
import { anOffer, aPlaybook, aRequest, quietLog } from '../../../support/values.ts';
import { FakeServers } from './fake-servers.ts';

const offer = (tool: string, over = {}) => anOffer({ name: `store__${tool}`, tool, ...over });
const run = async (offers: ReturnType<typeof offer>[], allowed: string[]) => {
  const left: unknown[] = [];
  const log = { ...quietLog, warn: (_: string, fields: object) => void left.push(fields) };
  const step = listTools(new FakeServers(offers), () => aPlaybook({ tools: allowed }), log);
  const { offered } = await step({ request: aRequest() }, { execution: 'e' });
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
});
