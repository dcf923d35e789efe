/** Tokens of one model, as `Converse` reports them: `input` leaves out what the prompt cache held or took. */
export interface ModelCounts {
  readonly model: string;
  readonly calls: number;
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

/** Request units of on demand, and what is stored at the end; the index's writes are billed like the table's. */
interface TableCounts {
  readonly reads: number;
  readonly writes: number;
  readonly indexWrites: number;
  readonly bytes: number;
  readonly items: number;
}

/** `ownMs` is what is left of the durations without the models' time, which is an assumption. */
interface FunctionCounts {
  readonly invocations: number;
  readonly ownMs: number;
}

/** What the turns of one run used, in all. */
export interface Scenario {
  readonly turns: number;
  readonly conversations: number;
  readonly strongTurns: number;
  readonly responseBytes: number;
  readonly models: readonly ModelCounts[];
  readonly functions: { readonly front: FunctionCounts; readonly turn: FunctionCounts };
  readonly workflow: { readonly ownMs: number; readonly events: number };
  readonly tables: { readonly conversations: TableCounts; readonly idempotency: TableCounts };
  /** Lines and bytes as billed, by function; the lines of the embedded metrics apart from the others. */
  readonly logs: Readonly<
    Record<
      string,
      { readonly lines: number; readonly bytes: number; readonly metricLines: number; readonly metricBytes: number }
    >
  >;
  readonly series: ReadonlyArray<{
    readonly name: string;
    readonly unit: string;
    readonly dimensions: Readonly<Record<string, string>>;
  }>;
}

/** The file that test/bench/cost-run.ts writes. */
export interface Counts {
  readonly on: string;
  readonly node: string;
  readonly scenarios: { readonly conversations: Scenario; readonly questions: Scenario };
}
