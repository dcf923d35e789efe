import type { ChatResult } from '../../../handlers/mcp/chat-result.ts';
import type { ToolCall } from '../recorder.ts';

/** What an answer proposed, as the customer was shown it. */
export interface Proposal {
  readonly id: string;
  readonly conversation: string;
  readonly customer: string;
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** One message of a customer's and what came back. */
export interface Exchange {
  readonly customer: string;
  readonly conversation: string;
  readonly message: string;
  /** On the clock of the calls. */
  readonly at: number;
  /** What the newest answer proposed when this was sent. */
  readonly seen: Proposal | null;
  /** Whether the customer means to consent to just that. Whoever wrote the message knows it: no rule of ours is asked. */
  readonly consents: boolean;
  /** Whether the execution that worked on it before died behind the deed. */
  readonly crashed: boolean;
  /** Null when the turn ended without a result. */
  readonly result: ChatResult | null;
  /** All that the client was given. */
  readonly text: string;
}

/** What was seen from the outside: by the customers, and by the company. */
export interface Witness {
  readonly exchanges: readonly Exchange[];
  readonly calls: readonly ToolCall[];
  /** `server.tool` of what the playbook allows. */
  readonly allowed: readonly string[];
  /** The text of a document, or null where there is none. */
  readonly document: (source: string) => string | null;
}

/** What is wrong with what was seen, in a line each. */
export type Oracle = (witness: Witness) => string[];
