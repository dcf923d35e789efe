/** The fields of results of `/mcp` that the chat reads. docs/mcp.md has the rest. */

/** Who has a conversation. */
export interface Desk {
  readonly state: 'bot' | 'waiting' | 'human' | 'closed';
  readonly assignee: string | null;
}

interface Citation {
  readonly source: string;
  readonly heading: string;
  readonly quote: string;
}

export interface Action {
  readonly title: string;
  readonly preview: string | null;
  readonly arguments: Readonly<Record<string, unknown>>;
}

export interface Proposal {
  readonly id: string;
  readonly actions: readonly Action[];
  readonly later: readonly Action[];
}

export type Outcome = 'done' | 'rejected' | 'unknown' | 'not_begun';

/** A customer's message and its answer. */
export interface Turn {
  readonly turn_id: string;
  readonly message_id: string;
  readonly status: 'pending' | 'answered' | 'failed' | 'held';
  readonly message: string;
  readonly answer: string | null;
  readonly sentiment: { readonly language: string } | null;
  readonly citations: readonly Citation[];
  readonly proposal: Proposal | null;
  /** Outcomes of the proposal `id`, in the order of its actions. */
  readonly actions: readonly { readonly id: string; readonly outcome: Outcome }[];
  readonly feedback: Feedback | null;
}

/** A reply of a person, or a notice. */
export interface Post {
  readonly id: string;
  readonly kind: 'reply' | 'notice';
  readonly author: string | null;
  readonly text: string;
}

interface Feedback {
  readonly score: number;
}

/** The result of `chat_with_ai`. */
export interface Reply extends Omit<Turn, 'message' | 'feedback'> {
  readonly conversation: Desk | null;
  readonly messages: readonly Post[];
}

/** The result of `get_conversation_history`. */
export interface Page {
  readonly conversation: Desk;
  readonly episode: { readonly feedback: Feedback | null };
  readonly turns: readonly Turn[];
  readonly messages: readonly Post[];
  readonly next_cursor: string | null;
  readonly poll_cursor: string;
}

/** The result of an act, such as `ask_for_person`. */
export interface Acted {
  readonly text: string;
  readonly conversation: Desk;
}

/** `frontdesk://playbook`. */
export interface Guide {
  readonly languages: readonly string[];
  readonly greeting: Readonly<Record<string, string>>;
  readonly starters: Readonly<Record<string, readonly string[]>>;
  readonly handoff: 'on' | 'off';
}
