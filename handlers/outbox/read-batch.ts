import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { errorName } from '../../core/errors/error-name.ts';
import type { Change } from '../../core/events/change.ts';
import type { DiscardedRecords } from '../../core/events/discarded.ts';
import type { Endpoint } from '../../core/events/endpoint.ts';
import { eventsOf } from '../../core/events/events-of.ts';
import type { JobSeed, Jobs } from '../../core/events/job.ts';
import type { Log } from '../../core/observability/log.ts';
import type { Metrics } from '../../core/observability/metrics.ts';

interface Ports {
  /** Throws for a record that cannot be read. */
  readonly changeOf: (record: DynamoDBRecord) => Change;
  readonly endpoints: readonly Endpoint[];
  readonly jobs: Pick<Jobs, 'add'>;
  readonly discarded: DiscardedRecords;
  /** Starts the runs of the jobs that were added. */
  readonly startRuns: (jobs: readonly JobSeed[]) => Promise<void>;
  readonly metrics: Metrics;
  readonly log: Log;
}

/**
 * Adds the jobs that follow from a batch of the table's stream. Reports the first record at which the store failed: Lambda sends the batch again
 * from that record on. A record that cannot be read would fail forever, so it is stored as discarded, and the batch goes on.
 */
export const readBatch =
  ({ changeOf, endpoints, jobs, discarded, startRuns, metrics, log }: Ports) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const added: JobSeed[] = [];
    const read = async (record: DynamoDBRecord): Promise<void> => {
      const derived = derive(record, changeOf, endpoints);
      if ('error' in derived) {
        await discarded.keep({ id: sequenceOf(record), pk: partitionOf(record), record, error: derived.error.message });
        metrics.record('DiscardedRecords', 1, {});
        log.error('record discarded', { record: sequenceOf(record), error: errorName(derived.error) });
        return;
      }
      await jobs.add(derived.jobs);
      added.push(...derived.jobs);
    };
    let failed: DynamoDBRecord | null = null;
    for (const record of Records) {
      try {
        await read(record);
      } catch (error) {
        log.warn('batch not read to its end', { record: sequenceOf(record), error: errorName(error) });
        failed = record;
        break;
      }
    }
    await startRuns(added);
    return { batchItemFailures: failed ? [{ itemIdentifier: sequenceOf(failed) }] : [] };
  };

const derive = (
  record: DynamoDBRecord,
  changeOf: Ports['changeOf'],
  endpoints: readonly Endpoint[],
): { readonly jobs: readonly JobSeed[] } | { readonly error: Error } => {
  try {
    return eventsOf(changeOf(record), endpoints);
  } catch (error) {
    return { error: error as Error };
  }
};

const sequenceOf = ({ dynamodb }: DynamoDBRecord): string => dynamodb?.SequenceNumber ?? '';

const partitionOf = ({ dynamodb }: DynamoDBRecord): string | null =>
  dynamodb?.Keys?.[CONVERSATIONS_TABLE.partitionKey]?.S ?? null;
