import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../core/config/clock.ts';
import { endpointKey } from '../../core/config/keys.ts';
import type { EndpointSwitches } from '../../core/events/endpoint-switches.ts';
import { dynamoItems } from './items.ts';

const SWITCH = 'OFF';

/** An item for each endpoint that is off; none for one that is on. A write that is sent twice changes nothing the second time. */
export const dynamoEndpoints = (client: DynamoDBDocumentClient, table: string, clock: Clock): EndpointSwitches => {
  const items = dynamoItems(client, table, clock);
  return {
    get: async (name) => {
      const off = await items.get(endpointKey(name), SWITCH);
      return off && { off_since: Number(off.off_since), why: String(off.why) };
    },
    switchOff: async (name, off) => {
      await items.putIfAbsent(endpointKey(name), SWITCH, { name, ...off });
    },
    switchOn: (name) => items.remove(endpointKey(name), SWITCH, '#name = :name', { name }),
  };
};
