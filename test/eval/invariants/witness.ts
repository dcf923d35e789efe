import type { ChatResult } from '../../../core/turn/chat-result.ts';
import type { ToolCall } from '../recorder.ts';
import type { Asked } from './model/asked.ts';

/** What an answer proposed, as the customer was shown it. */
export interface Proposal {
  readonly id: string;
  readonly conversation: string;
  readonly customer: string;
  readonly tool: string;
  readonly title: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** `claimed`: the deed may have been done; `accepted`: nothing was claimed yet. */
export type Crash = 'claimed' | 'accepted';

/** One message of a customer's and what came back. */
export interface Exchange {
  readonly customer: string;
  readonly conversation: string;
  readonly message: string;
  /** On the clock of the calls: when it was sent, and when the answer was there. */
  readonly at: number;
  readonly ended: number;
  /** When the first try with these words had ended, which a repeat brings to mind and is not newer than. */
  readonly saidBy: number;
  /** What the newest answer proposed when this was sent. */
  readonly seen: Proposal | null;
  /** Whether the customer means to consent to just that. Whoever wrote the message knows it: no rule of ours is asked. */
  readonly consents: boolean;
  /** Where an execution died whose doing this message is to find out about: on its own turn, or on the one before it. */
  readonly crashed: Crash | null;
  /** Null when the turn ended without a result. */
  readonly result: ChatResult | null;
  /** All that the client was given. */
  readonly text: string;
}

/** What was seen from the outside: by the customers, and by the company. */
export interface Witness {
  readonly exchanges: readonly Exchange[];
  readonly calls: readonly ToolCall[];
  /** What models were asked and what they said, in order. */
  readonly asked: readonly Asked[];
  /** `server.tool` of what the playbook allows. */
  readonly allowed: readonly string[];
  /** Since when tools are not allowed any more that once were. */
  readonly withdrawn: ReadonlyMap<string, number>;
  /** The text of a document, or null where there is none. */
  readonly document: (source: string) => string | null;
}

/** What is wrong with what was seen, in a line each. */
export type Oracle = (witness: Witness) => string[];
