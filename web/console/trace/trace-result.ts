import type { ChatResult } from '../../../core/turn/chat-result.ts';

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
  readonly states: ChatResult['timings']['states'];
  readonly model: string | null;
  readonly route: ChatResult['route'];
  readonly sentiment: ChatResult['sentiment'];
  readonly usage: ChatResult['usage'] | null;
  readonly handoff: Pick<ChatResult['handoff'], 'requested' | 'reason'> | null;
  readonly citations: number;
  readonly knowledge_gap: boolean;
  readonly tools: ChatResult['tools'];
  readonly actions: readonly Pick<ChatResult['actions'][number], 'tool' | 'outcome'>[];
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
