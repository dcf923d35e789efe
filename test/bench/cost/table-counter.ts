import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { CONVERSATIONS_TABLE } from '../../../core/config/table-layout.ts';
import { CONVERSATIONS } from '../../../local/aws/dynamodb/table-definitions.ts';
import { startRecordingProxy } from './recording-proxy.ts';

const READS = ['GetItem', 'Query'];
const WRITES = ['PutItem', 'UpdateItem'];
/** Of an eventually consistent read. */
const READ_UNIT_BYTES = 8192;
const ITEM_OVERHEAD_BYTES = 100;
const { name: IndexName, sortKey } = CONVERSATIONS_TABLE.customerIndex;
const INDEX_KEY = JSON.stringify(sortKey);

/** Counts request units in front of dynalite, which leaves out those of indexes. A call that it cannot count fails. */
export const startTableCounter = async (dynamo: string) => {
  const units = { reads: 0, writes: 0, indexWrites: 0 };
  const proxy = await startRecordingProxy(dynamo, {
    request: (operation, body) => {
      const old = operation === 'UpdateItem' ? { ReturnValues: 'ALL_OLD' } : {};
      return JSON.stringify({ ...JSON.parse(body), ...old, ReturnConsumedCapacity: 'TOTAL' });
    },
    reply: (operation, request, reply) => {
      if (['CreateTable', 'DescribeTable'].includes(operation)) return reply;
      const { ConsumedCapacity, Attributes, __type = '' } = JSON.parse(reply);
      const isRejected = __type.endsWith('ConditionalCheckFailedException');
      // A write whose condition fails costs a unit, too.
      const used = isRejected ? 1 : Math.max(1, ConsumedCapacity.CapacityUnits);
      const isMain = JSON.parse(request).TableName === CONVERSATIONS.TableName;
      if (READS.includes(operation)) units.reads += used;
      else if (isMain && WRITES.includes(operation)) units.writes += used;
      else throw new Error(`Cannot count ${operation}: ${reply}`);
      // An index entry whose key changes is deleted and written again.
      const movesEntry = isMain && operation === 'UpdateItem' && !isRejected && request.includes(INDEX_KEY);
      if (movesEntry) units.indexWrites += Attributes ? 2 : 1;
      return reply;
    },
  });
  return { ...proxy, counts: async () => ({ ...units, storedBytes: await storedBytes(dynamo) }) };
};

/** Bytes of all conversations and their index, from the units that it takes to read them. */
const storedBytes = async (endpoint: string): Promise<number> => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
  const counted = { TableName: CONVERSATIONS.TableName, ReturnConsumedCapacity: 'TOTAL' } as const;
  let bytes = 0;
  for (const from of [{}, { IndexName }]) {
    const page = await client.send(new ScanCommand({ ...counted, ...from }));
    if (page.LastEvaluatedKey) throw new Error('The table is larger than one page.');
    bytes += (page.ConsumedCapacity?.CapacityUnits ?? Number.NaN) * READ_UNIT_BYTES;
    bytes += (page.Count ?? Number.NaN) * ITEM_OVERHEAD_BYTES;
  }
  client.destroy();
  return bytes;
};
