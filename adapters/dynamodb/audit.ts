import { randomUUID } from 'node:crypto';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { dayOf } from '../../core/access/quota.ts';
import { auditKey, keyTime } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import type { Audit } from '../../core/desk/audit.ts';
import { orStoreFault, PROVEN } from './faults.ts';

const { partitionKey: PK, sortKey: SK, ttl: TTL } = CONVERSATIONS_TABLE;
const KEPT_SECONDS = 400 * 86_400;

/** A new item for each call, a partition a day. One that is sent twice replaces itself. */
export const dynamoAudit = (client: DynamoDBDocumentClient, table: string): Audit => ({
  record: async ({ at, ...entry }) => {
    // An absent attribute, because `customer` is a key of an index, which cannot be null.
    const named = Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null));
    const put = new PutCommand({
      TableName: table,
      ...PROVEN,
      Item: {
        [PK]: auditKey(dayOf(at)),
        [SK]: `${keyTime(at)}-${randomUUID()}`,
        ...named,
        [TTL]: Math.floor(at / 1000) + KEPT_SECONDS,
      },
    });
    await orStoreFault(() => client.send(put));
  },
});
