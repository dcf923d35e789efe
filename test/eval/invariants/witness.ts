import type { ChatResult } from '../../../core/turn/chat-result.ts';
import type { ToolCall } from '../recorder.ts';
import type { Asked } from './model/asked.ts';

/** A list of actions, as the customer saw it. */
export interface Proposal {
  readonly id: string;
  readonly conversation: string;
  readonly customer: string;
  readonly actions: NonNullable<ChatResult['proposal']>['actions'];
  readonly later: NonNullable<ChatResult['proposal']>['later'];
}

/** `claimed`: the action may have run. `accepted`: nothing was claimed yet. */
export type Crash = 'claimed' | 'accepted';

/** A customer's message and its response. */
export interface Exchange {
  readonly customer: string;
  readonly conversation: string;
  readonly message: string;
  /** When the message was sent and when its answer arrived, on the clock of tool calls. */
  readonly at: number;
  readonly ended: number;
  /** When the first attempt with these words ended. A repeat is as old as its first attempt. */
  readonly saidBy: number;
  /** The proposal in the newest answer when this was sent. */
  readonly seen: Proposal | null;
  /**
   * How the customer means to consent to exactly this proposal: by a button or a closed phrase, or in free words. The author of the message
   * decides; no rule of the product is used.
   */
  readonly consents: 'plainly' | 'freely' | null;
  /** The crash that this message follows: of its own turn, or of the turn before it. */
  readonly crashed: Crash | null;
  /** Null when the turn ended without a result. */
  readonly result: ChatResult | null;
  /** The whole response that the client received. */
  readonly text: string;
}

/** Everything that customers, the company and the model observed. */
export interface Witness {
  readonly exchanges: readonly Exchange[];
  readonly calls: readonly ToolCall[];
  /** Requests to models and their replies, in order. */
  readonly asked: readonly Asked[];
  /** The tools that the playbook allows, as `server.tool`. */
  readonly allowed: readonly string[];
  /** When tools were withdrawn, by `server.tool`. */
  readonly withdrawn: ReadonlyMap<string, number>;
  /** Returns the text of a document, or null if it does not exist. */
  readonly document: (source: string) => string | null;
}

/** Returns one line for each violation. */
export type Oracle = (witness: Witness) => string[];
