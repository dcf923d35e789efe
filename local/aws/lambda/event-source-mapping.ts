import { setTimeout as pause } from 'node:timers/promises';
import { recordOf } from '../../../core/text/json.ts';
import { lastingTrouble } from '../../lasting-trouble.ts';
import type { StreamRecord } from '../dynamodb/change-log.ts';
import type { LocalFunction } from './function.ts';

const BACKOFF_MS = 100;
const MAX_BACKOFF_MS = 5000;
/** How long an invocation in flight may take to end at the close. Its records are handed over again at the next start. */
const GRACE_MS = 5000;

export interface MappingOptions {
  /** URL of the table, which serves its log of changes. */
  readonly table: string;
  /** Whether the function gets a record; the others are acknowledged without it. */
  readonly filter: (record: StreamRecord) => boolean;
  readonly fn: LocalFunction;
  /** Receives a line when the function fails again and again, and when it goes on. */
  readonly say: (line: string) => void;
}

export interface EventSourceMapping {
  /** Waits up to 5 s for an invocation in flight. Records that are not acknowledged stay in the log. */
  close(): Promise<void>;
}

/**
 * Stands in for Lambda's event source mapping of a stream with one shard: the function gets the records in their order, one batch at a time. A
 * batch whose function fails is halved and tried again, without end; one that reports failed items goes on at the first of them.
 */
export const startEventSourceMapping = ({ table, filter, fn, say }: MappingOptions): EventSourceMapping => {
  const closing = new AbortController();
  const { signal } = closing;
  const trouble = lastingTrouble(say, 'Changes of the table are handed over again.');

  /** Resolves when all were handled; rejects when it is closed before. */
  const deliver = async (records: readonly StreamRecord[]): Promise<void> => {
    let rest = records;
    let [size, wait] = [rest.length, BACKOFF_MS];
    while (rest.length > 0) {
      signal.throwIfAborted();
      const batch = rest.slice(0, size);
      const { handled, error } = await invoke(fn, batch);
      rest = rest.slice(handled);
      if (handled > 0) {
        [size, wait] = [rest.length, BACKOFF_MS];
        trouble.succeeded();
      } else {
        size = Math.ceil(batch.length / 2);
        trouble.failed(`A change of the table is not handled, and is tried again; those after it wait (${error}).`);
      }
      if (error === null) continue;
      await pause(wait, undefined, { signal });
      wait = Math.min(wait * 2, MAX_BACKOFF_MS);
    }
  };
  const run = async (): Promise<void> => {
    for (let through = ''; !signal.aborted; ) {
      try {
        const response = await fetch(`${table}/changes${through && `?through=${through}`}`, { method: 'POST', signal });
        const records = (await response.json()) as StreamRecord[];
        await deliver(records.filter(filter));
        through = records.at(-1)?.dynamodb.SequenceNumber ?? through;
      } catch {
        // The table's process starts again, or it is being closed.
        await pause(BACKOFF_MS, undefined, { signal }).catch(() => {});
      }
    }
  };
  const running = run();
  return {
    close: async () => {
      closing.abort();
      await Promise.race([running, pause(GRACE_MS, undefined, { ref: false })]);
    },
  };
};

/** How many of the first records of a batch are handled, and the error of the one after them. */
const invoke = async (
  fn: LocalFunction,
  batch: readonly StreamRecord[],
): Promise<{ readonly handled: number; readonly error: string | null }> => {
  try {
    const answer: unknown = JSON.parse(await fn.invoke(JSON.stringify({ Records: batch.map(toEvent) })));
    const failures: unknown = recordOf(answer).batchItemFailures ?? [];
    if (!Array.isArray(failures)) throw new Error('batchItemFailures is not a list.');
    const failed = failures.map((failure) => {
      const { itemIdentifier } = recordOf(failure);
      const position = batch.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === itemIdentifier);
      if (position < 0) throw new Error('An itemIdentifier is not a sequence number of the batch.');
      return position;
    });
    if (failed.length === 0) return { handled: batch.length, error: null };
    return { handled: Math.min(...failed), error: 'a record was reported as failed' };
  } catch (error) {
    return { handled: 0, error: error instanceof Error ? error.message : String(error) };
  }
};

const toEvent = (record: StreamRecord) => ({
  eventID: record.dynamodb.SequenceNumber,
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: 'us-east-1',
  ...record,
});
