import { beforeAll, describe, expect, it } from 'vitest';
import { dynamoEndpoints } from '../../../../adapters/dynamodb/endpoints.ts';
import type { EndpointSwitches } from '../../../../core/events/endpoint-switches.ts';
import { START, table, tableOfFile } from './dynamo.ts';

const stored = tableOfFile();
let switches: EndpointSwitches;
beforeAll(() => {
  switches = dynamoEndpoints(stored.client(), table, stored.clock);
});

describe('the switch of an endpoint', () => {
  it('is on until it is switched off, and again from when it is switched on', async () => {
    expect(await switches.get('crm')).toBeNull();
    await switches.switchOff('crm', { off_since: START, why: 'HTTP 410' });
    await switches.switchOff('crm', { off_since: START + 1, why: 'HTTP 410' });
    expect(await switches.get('crm')).toEqual({ off_since: START, why: 'HTTP 410' });
    expect(await switches.get('erp')).toBeNull();
    expect(await switches.switchOn('crm')).toBe(true);
    expect(await switches.switchOn('crm')).toBe(false);
    expect(await switches.get('crm')).toBeNull();
  });
});
