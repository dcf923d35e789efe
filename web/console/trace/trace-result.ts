export type Tier = 'fast' | 'strong';

/** One run of one state, in milliseconds from the arrival of the message. */
export interface Span {
  readonly state: string;
  readonly start_ms: number;
  readonly ms: number;
}

export interface ModelCall {
  readonly tier: Tier | 'triage';
  readonly model: string;
  /** With those that were cached. */
  readonly input_tokens: number;
  readonly cached_tokens: number;
  readonly output_tokens: number;
  readonly latency_ms: number;
  readonly cost_usd: number;
}

interface Route {
  readonly tier: Tier;
  readonly escalated: boolean;
  readonly reason: string | null;
  readonly fallback: boolean;
}

/** A turn in the list of a conversation. */
export interface ListedTurn {
  readonly turn_id: string;
  /** ISO 8601. */
  readonly sent_at: string;
  readonly status: 'pending' | 'answered' | 'failed' | 'held';
  /** Null for a turn without an answer. */
  readonly total_ms: number | null;
}

/** One turn: its times and its receipt, without anybody's words. */
export interface Trace extends ListedTurn {
  readonly message_id: string;
  readonly execution: string | null;
  /** The execution in the Step Functions console; null where there is none. */
  readonly console_url: string | null;
  readonly states: readonly Span[];
  readonly model: string | null;
  /** Null for a turn without a receipt, as are `sentiment`, `usage` and `handoff`. */
  readonly route: Route | null;
  readonly sentiment: {
    readonly label: 'positive' | 'neutral' | 'negative';
    readonly score: number;
    readonly language: string;
  } | null;
  readonly usage: {
    readonly input_tokens: number;
    readonly cached_tokens: number;
    readonly output_tokens: number;
    readonly cost_usd: number;
    readonly calls: readonly ModelCall[];
  } | null;
  readonly handoff: { readonly requested: boolean; readonly reason: string | null } | null;
  readonly citations: number;
  readonly knowledge_gap: boolean;
  readonly tools: readonly { readonly tool: string; readonly ok: boolean; readonly ms: number }[];
  readonly actions: readonly {
    readonly tool: string;
    readonly outcome: 'done' | 'rejected' | 'unknown' | 'not_begun';
  }[];
  readonly proposed: readonly string[];
  readonly fault: string | null;
}

/** The result of `get_trace`. */
export interface TraceResult {
  readonly customer: string;
  readonly conversation_id: string;
  /** Newest first. */
  readonly turns: readonly ListedTurn[];
  readonly trace: Trace | null;
}
