import type { StoredEvent } from './catalogue.ts';

/** What a job does. A target begins with it. */
export type JobKind = 'webhook' | 'summary' | 'erasure';

/** One try of a job. */
export interface Try {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly ms: number;
  /** Of the receiver's response; null if there was none. */
  readonly status: number | null;
  /** Null for a success. */
  readonly error: string | null;
}

interface Seed {
  /** Jobs of one target run under one lease: `webhook#<endpoint>`, `summary#<partition key of the conversation>`, `erasure#<partition key of the tombstone>`. */
  readonly target: string;
  /** Unique in its target, sorts by time, and is the same for every derivation from the same change. */
  readonly id: string;
  /** For an erasure, the partition key of the tombstone. */
  readonly customer: string;
  /** Epoch milliseconds. While a run has claimed the job, the end of its claim; of an ended job, when it was last due. */
  readonly due_at: number;
}

/** A job as it is derived from a change. */
export type JobSeed =
  | (Seed & { readonly kind: 'webhook'; readonly event: StoredEvent })
  /** `up_to`: the summary covers what came before this key; null for the whole episode. */
  | (Seed & {
      readonly kind: 'summary';
      readonly conversation: string;
      readonly why: 'handed_off' | 'window';
      readonly up_to: string | null;
    })
  | (Seed & { readonly kind: 'erasure'; readonly pass: 1 | 2; readonly erased_at: number });

/** `dead`: it failed for good, or was tried too often. `dropped`: the customer was erased, or the job is no longer needed. */
export type JobStatus = 'due' | 'done' | 'dead' | 'dropped';

export type Job = JobSeed & {
  readonly status: JobStatus;
  readonly tries: readonly Try[];
  /** Epoch milliseconds. */
  readonly created_at: number;
};

export type JobOf<K extends JobKind> = Extract<Job, { readonly kind: K }>;

/** The result of a run of a job. `retry`: the job is due again at `at` (epoch ms). */
export type JobResult =
  | { readonly status: 'done' | 'dead' | 'dropped'; readonly try: Try | null }
  | { readonly status: 'retry'; readonly at: number; readonly try: Try };

/** Runs a job of a kind. It may run again for the same job, and must change nothing twice. Throws a `Fault` for what a retry may fix. */
export type Work<K extends JobKind = JobKind> = (job: JobOf<K>, remainingMs: () => number) => Promise<JobResult>;

/** A place in the index of what is due. */
export interface Due {
  readonly pk: string;
  readonly sk: string;
  readonly due_at: number;
}

/** Jobs, each an item. Throws `StoreBusy` or `StoreRefused`. */
export interface Jobs {
  /** Adds those that are absent. */
  add(jobs: readonly JobSeed[]): Promise<void>;
  /** The jobs of a target that are due at a time, the longest due first. */
  dueOf(target: string, now: number, limit: number): Promise<readonly Job[]>;
  /** Claims a due job for a run until a time; null if another run has claimed or ended it. The claim is what `settle` must name. */
  claim(job: Job, until: number): Promise<Job | null>;
  /** Stores the result of a claimed job; false if the claim has ended and another run has the job. */
  settle(claimed: Job, result: JobResult): Promise<boolean>;
  /**
   * The newest jobs of a target, of all statuses or of one. Those of `due` are in the order of the times at which they are due, the latest first.
   * `next` continues the page of the same status in `before`; it is null at the end.
   */
  page(
    target: string,
    status: JobStatus | null,
    limit: number,
    before: string | null,
  ): Promise<{ readonly jobs: readonly Job[]; readonly next: string | null }>;
  /**
   * Makes a job due now, and keeps its tries: one that has ended, or that is due later. False if there is no such job. A run that has claimed it can no
   * longer settle it, and it runs twice.
   */
  again(target: string, id: string): Promise<boolean>;
}

/** One run of a target at a time. */
export interface Leases {
  /** False if another run has it. Then that run is told to look again before it ends. */
  take(target: string, holder: string, until: number): Promise<boolean>;
  /** Ends the lease; false if the run was told to look again, and keeps it. */
  release(target: string, holder: string): Promise<boolean>;
}

/** What is due at a time, in all shards of the index; the longest due first in each. The index is eventually consistent, so every decision reads the item. */
export interface DueIndex {
  due(now: number): AsyncIterable<readonly Due[]>;
}

/** Starts the clock's function for a target, without waiting for it. */
export type StartRun = (target: string) => Promise<void>;
