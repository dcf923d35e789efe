import type { ModelTier } from '../../core/models/catalogue.ts';
import type { TokenUsage } from '../../core/models/pricing.ts';

/** Sums over all turns of a counting run, which writes them to counts.json. */
export interface Counts {
  readonly date: string;
  readonly conversations: number;
  readonly turns: number;
  readonly strongTurns: number;
  readonly models: Readonly<Record<ModelTier, TokenUsage & { readonly calls: number }>>;
  /** Task states entered, each an invocation; and events of the state machine, each a line of its log. */
  readonly workflow: { readonly tasks: number; readonly events: number };
  /** Request units of on-demand capacity, and the bytes that the table and its indexes store at the end. */
  readonly tables: Readonly<Record<'reads' | 'writes' | 'storedBytes', number>> & {
    /** By the name of the index. */
    readonly indexWrites: Readonly<Record<string, number>>;
  };
  readonly responseBytes: number;
  /** Of the functions' lines, as CloudWatch Logs bills them: metrics, lines at INFO, and any other. */
  readonly logBytes: Readonly<Record<'metrics' | 'info' | 'others', number>>;
  /** Median milliseconds of a turn, with a model that answers at once. */
  readonly ownMs: Readonly<Record<'front' | 'steps' | 'workflow', number>>;
  /** How often each state of the workflow was entered, those at 0 included. */
  readonly states: Readonly<Record<string, number>>;
  /** Each CloudWatch metric of the run: its name and its sorted dimensions. */
  readonly series: readonly string[];
}
