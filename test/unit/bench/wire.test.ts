import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_MODELS } from '../../../core/models/catalogue.ts';
import { inGroups, Wire } from '../../bench/aws/wire.ts';
import { type HttpStandIn, startHttp } from '../../support/http-stand-in.ts';

describe('calls in groups', () => {
  it('are together if one was open while the other began', () => {
    const call = (name: string, from: number, to: number) => ({ name, from, to });
    expect(inGroups([call('c', 30, 40), call('a', 0, 10), call('b', 5, 20), call('d', 40, 50)])).toEqual([
      ['a', 'b'],
      ['c'],
      ['d'],
    ]);
  });

  it('keep one that has not ended open', () => {
    expect(inGroups([{ name: 'StartSyncExecution', from: 0, to: Number.POSITIVE_INFINITY }])).toEqual([
      ['StartSyncExecution'],
    ]);
  });
});

describe('the wire', () => {
  let service: HttpStandIn;
  let gateway: HttpStandIn;
  let wire: Wire;
  beforeAll(async () => {
    const answer: Parameters<typeof startHttp>[0] = async (_, response) => {
      await pause(10);
      response.end();
    };
    [service, gateway] = [await startHttp(answer), await startHttp(answer)];
    wire = new Wire(new URL(gateway.url).host);
  });
  afterAll(async () => {
    for (const server of [service, gateway]) await server.close();
  });
  const post = (path: string, target?: string) =>
    fetch(`${service.url}${path}`, { method: 'POST', headers: target ? { 'x-amz-target': target } : {}, body: '{}' });

  it('names operations, tiers of models and tool servers, and leaves out the gateway', async () => {
    await fetch(gateway.url, { method: 'POST' });
    await fetch(service.url, { method: 'HEAD' });
    await post('/', 'DynamoDB_20120810.Query');
    await post(`/model/${encodeURIComponent(DEFAULT_MODELS.strong)}/converse`);
    await post('/mcp');
    expect(wire.take()).toEqual([['Query'], ['Converse strong'], ['tool server']]);
    expect(wire.take()).toEqual([]);
  });

  it('sees that calls are parallel', async () => {
    await Promise.all([post('/', 'DynamoDB_20120810.PutItem'), post('/', 'DynamoDB_20120810.PutItem')]);
    await post('/', 'DynamoDB_20120810.GetItem');
    expect(wire.take()).toEqual([['PutItem', 'PutItem'], ['GetItem']]);
  });
});
