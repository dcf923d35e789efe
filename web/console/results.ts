/** The fields of the desk's results that the console reads (docs/desk.md). Times are ISO 8601. */
export interface Which {
  readonly customer: string;
  readonly conversation_id: string;
}

interface Person {
  readonly id: string;
  readonly name: string;
}

export interface Ticket {
  readonly system: string;
  readonly id: string;
  readonly url: string | null;
}

export interface Desk {
  readonly state: 'bot' | 'waiting' | 'human' | 'closed';
  readonly team: string | null;
  readonly assignee: Person | null;
  readonly reason: string | null;
  /** The assistant's words for the person. */
  readonly words: string | null;
  readonly language: string | null;
  readonly risk: { readonly score: number; readonly reasons: readonly string[] } | null;
  readonly sentiment: { readonly label: string; readonly score: number } | null;
  readonly waiting_since: string | null;
  readonly waiting_minutes: number | null;
  readonly overdue: boolean;
  readonly contact: string | null;
  /** Of another system of the company. */
  readonly ticket: Ticket | null;
  readonly last_message_at: string | null;
  readonly last_reply_at: string | null;
}

export interface Row extends Which, Desk {
  readonly title: string;
}

export interface QueuePage {
  readonly rows: readonly Row[];
  readonly next_cursor: string | null;
}

/** Of an answer or an episode; 5 and 1 are thumbs. */
export interface Feedback {
  readonly score: number;
  readonly comment: string | null;
}

interface Citation {
  readonly source: string;
  readonly heading: string;
  readonly quote: string;
}

export interface Receipt {
  readonly model: string | null;
  readonly route: {
    readonly tier: 'fast' | 'strong';
    readonly escalated: boolean;
    readonly reason: string | null;
    readonly fallback: boolean;
  } | null;
  readonly sentiment: { readonly label: string; readonly language: string } | null;
  readonly usage: { readonly input_tokens: number; readonly output_tokens: number; readonly cost_usd: number };
  readonly handoff: { readonly requested: boolean; readonly reason: string | null; readonly words: string | null };
  readonly citations: readonly Citation[];
  readonly knowledge_gap: boolean;
  readonly tools: readonly { readonly tool: string; readonly ok: boolean; readonly ms: number }[];
  readonly fault: string | null;
  readonly total_ms: number;
}

export interface Lookup {
  readonly tool: string;
  readonly asked: string;
  readonly came_back: string;
  readonly at: string;
}

export interface Action {
  readonly title: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly outcome: 'done' | 'rejected' | 'unknown' | 'under_way' | 'not_begun';
  readonly came_back: string;
}

export interface Turn {
  readonly type: 'turn';
  readonly turn_id: string;
  readonly status: 'pending' | 'answered' | 'failed' | 'held';
  readonly sent_at: string;
  readonly message: string;
  readonly answer: string | null;
  readonly receipt: Receipt | null;
  readonly lookups: readonly Lookup[];
  readonly actions: readonly Action[];
  readonly feedback: Feedback | null;
}

export interface Post {
  readonly type: 'post';
  readonly id: string;
  readonly kind: 'reply' | 'note' | 'notice';
  readonly author: Person | null;
  readonly move: string | null;
  readonly text: string;
  readonly at: string;
}

export type Entry = Turn | Post;

export interface Proposal {
  readonly id: string;
  readonly actions: readonly {
    readonly title: string;
    readonly preview: string | null;
    readonly arguments: Readonly<Record<string, unknown>>;
  }[];
}

export interface Episode {
  readonly episode: number;
  /** Key of its close: later entries are of the next one. */
  readonly to: string;
  readonly closed_at: string;
  readonly by: Person;
  readonly resolution: string;
  readonly feedback: Feedback | null;
}

export interface Case extends Which {
  readonly version: number;
  readonly desk: Desk;
  /** Of the customer, by the company's system. */
  readonly profile: {
    readonly fields: readonly { readonly name: string; readonly value: string }[];
    readonly at: string;
  } | null;
  /** By a model. */
  readonly summary: { readonly text: string; readonly made_at: string } | null;
  readonly entries: readonly Entry[];
  readonly next_cursor: string | null;
  readonly proposal: Proposal | null;
  readonly episodes: readonly Episode[];
  /** Of the current episode. */
  readonly feedback: Feedback | null;
  readonly other_conversations: readonly {
    readonly conversation_id: string;
    readonly title: string;
    readonly last_message_at: string;
  }[];
}

export interface ActResult {
  readonly outcome: 'done' | 'nobody_waits';
  readonly customer: string | null;
  readonly conversation_id: string | null;
  readonly desk: Desk | null;
  readonly post: {
    readonly id: string;
    readonly kind: 'reply' | 'note';
    readonly author: Person | null;
    readonly at: string;
  } | null;
  readonly suggestion: { readonly text: string; readonly model: string | null; readonly cost_usd: number } | null;
}

export interface Team {
  readonly name: string;
  readonly title: Readonly<Record<string, string>>;
  readonly topics: readonly string[];
}

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export interface Hours {
  readonly timezone: string;
  readonly week: Readonly<Record<Weekday, string[]>>;
  readonly holidays: string[];
}

export interface Model {
  readonly id: string;
  readonly name: string;
  readonly usd_per_million_tokens: {
    readonly input: number;
    readonly output: number;
    readonly cache_read: number;
    readonly cache_write: number;
  };
  readonly context_window: number;
}

export interface Settings {
  readonly you: Person & { readonly role: string; readonly teams: readonly string[] | null };
  readonly stage: string;
  readonly playbook: {
    readonly name: string;
    readonly title: string;
    readonly languages: readonly string[];
    readonly handoff: string;
    readonly first_reply_minutes: number;
    readonly hours: Hours | null;
    readonly profile: { readonly tool: string; readonly fields: readonly string[] } | null;
    readonly teams: readonly Team[];
    readonly topics: readonly { readonly name: string; readonly description: string }[];
    readonly tools: readonly {
      readonly name: string;
      readonly title: Readonly<Record<string, string>>;
      readonly preview: string | null;
      readonly public: boolean;
    }[];
    readonly prompts: readonly { readonly name: string; readonly title: string }[];
    readonly documents: readonly { readonly source: string; readonly passages: number }[];
  };
  readonly models: { readonly tiers: Readonly<Record<string, Model>>; readonly catalogue: readonly Model[] };
  readonly limits: {
    readonly turn_seconds: number;
    readonly context_tokens: number;
    readonly retention_days: number;
    readonly daily_quota: { readonly turns: number; readonly tokens: number } | null;
  };
}

/** A system that gets events. */
export interface Receiver {
  readonly name: string;
  readonly host: string;
  readonly events: readonly string[];
  readonly include: 'summary' | 'transcript' | null;
  /** Null for one that is on. */
  readonly off_since: string | null;
  readonly why: string | null;
}

export interface Try {
  readonly at: string;
  readonly ms: number;
  /** Of the receiver's response; null without one. */
  readonly status: number | null;
  readonly error: string | null;
}

export interface Delivery {
  readonly endpoint: string;
  readonly id: string;
  /** The `webhook-id` that the receiver sees. */
  readonly event_id: string;
  readonly type: string;
  readonly happened_at: string;
  readonly customer: string;
  readonly conversation_id: string | null;
  readonly status: 'due' | 'done' | 'dead' | 'dropped';
  readonly tries: readonly Try[];
  readonly next_try_at: string | null;
}

export interface Deliveries {
  readonly endpoints: readonly Receiver[];
  readonly deliveries: readonly Delivery[];
  readonly next_cursor: string | null;
}

export interface Redelivered {
  readonly redelivered: number;
  /** Whether failed ones are left. */
  readonly more: boolean;
  readonly switched_on: boolean;
}

export interface ExportPage {
  readonly erased_at: string | null;
  readonly items: readonly unknown[];
  readonly next_cursor: string | null;
}

export interface ErasureBegun {
  readonly erased_at: string;
  readonly done_by: string;
}
