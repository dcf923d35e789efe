import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../../core/errors/faults.ts';
import type { Change } from '../../../../core/events/change.ts';
import type { DiscardedRecord } from '../../../../core/events/discarded.ts';
import type { JobSeed } from '../../../../core/events/job.ts';
import { readBatch } from '../../../../handlers/outbox/read-batch.ts';
import { quietLog } from '../../../support/values.ts';

const AT = 1_700_000_000_000;
const busy = () => new Fault('StoreBusy', 'DynamoDB: busy');

/** The records of the numbers, each of a new tombstone, which has two jobs; but for those that are bad. */
const read = async (ns: readonly number[], over: { bad?: string; stuck?: number; full?: boolean } = {}) => {
  const added: string[] = [];
  const kept: DiscardedRecord[] = [];
  const metrics: string[] = [];
  const started: (readonly JobSeed[])[] = [];
  const batch = readBatch({
    changeOf: ({ dynamodb }): Change => {
      const n = Number(dynamodb?.SequenceNumber);
      if (over.bad === 'record' && n === 2) throw new Error('A record without its time.');
      const pk = over.bad === 'item' && n === 2 ? 'a%zz#c' : '#ERASED#x';
      return { pk, sk: 'ERASED', old: null, new: { customer: 'ada', erased_at: n }, at: AT };
    },
    endpoints: [],
    jobs: {
      add: async (jobs) => {
        if (jobs[0]?.due_at === over.stuck) throw busy();
        added.push(...jobs.map(({ id }) => id));
      },
    },
    discarded: {
      keep: async (record) => {
        if (over.full) throw busy();
        kept.push(record);
      },
    },
    startRuns: async (jobs) => void started.push(jobs),
    metrics: { record: (name) => void metrics.push(name) },
    log: quietLog,
  });
  const Records = ns.map(
    (n): DynamoDBRecord => ({ dynamodb: { SequenceNumber: String(n), Keys: { pk: { S: 'p' } } } }),
  );
  const { batchItemFailures } = await batch({ Records });
  const failed = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  return { added, kept, metrics, started: started.flat().map(({ id }) => id), failed, Records };
};

describe('readBatch', () => {
  it('adds the jobs of each record, and starts their runs', async () => {
    const { added, started, failed } = await read([1, 2]);
    expect(added).toEqual(['1-1', '1-2', '2-1', '2-2']);
    expect([started, failed]).toEqual([added, []]);
  });

  it('reports the first record at which the store fails, reads none behind it, and starts what was added before', async () => {
    const { added, started, failed, kept } = await read([1, 2, 3], { stuck: 2 });
    expect([failed, kept]).toEqual([['2'], []]);
    expect(added).toEqual(['1-1', '1-2']);
    expect(started).toEqual(added);
  });

  it.each([
    ['record', 'A record without its time.'],
    ['item', 'URI malformed'],
  ])('keeps a %s that cannot be read aside, whole, counts it, and reads on', async (bad, error) => {
    const { added, failed, kept, metrics, Records } = await read([1, 2, 3], { bad });
    expect(kept).toEqual([{ id: '2', pk: 'p', record: Records[1], error }]);
    expect([added, failed, metrics]).toEqual([['1-1', '1-2', '3-1', '3-2'], [], ['DiscardedRecords']]);
  });

  it('reports a record that cannot be kept aside', async () => {
    const { added, failed, metrics } = await read([1, 2, 3], { bad: 'record', full: true });
    expect([added, failed, metrics]).toEqual([['1-1', '1-2'], ['2'], []]);
  });
});
