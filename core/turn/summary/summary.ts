import * as z from 'zod/mini';
import type { ConversationId } from '../../config/keys.ts';

/** What a model wrote of an episode, from the customer's messages, lookups and actions. Data, and no instructions. */
export const Summary = z.object({
  text: z.string(),
  /** It covers what came before this key; for `handed_off`, with it. */
  up_to: z.string(),
  /** Epoch milliseconds. */
  made_at: z.number(),
  episode: z.number(),
});
export type Summary = z.infer<typeof Summary>;

/** A summary in its item, whose attributes have the names of the index by order. */
export const summaryIn = (item: Readonly<Record<string, unknown>>): Summary =>
  Summary.parse({ ...item, up_to: item.context_from, made_at: item.answered_at });

/** `window`: of the part that later turns no longer see, for their model. `handed_off`: for the person who will read the case. */
export type SummaryKind = 'window' | 'handed_off';

/** The newest summary of each kind of a conversation. Reads are consistent. Throws `StoreBusy` or `StoreRefused`. */
export interface Summaries {
  get(id: ConversationId, kind: SummaryKind): Promise<Summary | null>;
  /** Stores it unless one that covers more is stored. */
  put(id: ConversationId, kind: SummaryKind, summary: Summary): Promise<void>;
}

/** The summary of what came before a context's window, as the history has it. */
export const WindowSummary = z.pick(Summary, { text: true, up_to: true });
export type WindowSummary = z.infer<typeof WindowSummary>;

/** Bytes of JSON, because the execution state carries it. */
export const MAX_SUMMARY_BYTES = 2 * 1024;

/** The text for a window that begins at the key `from`; null for one that reaches further back, or to the beginning (null). */
export const summaryFor = (summary: WindowSummary | null, from: string | null): string | null =>
  summary !== null && from !== null && from >= summary.up_to ? summary.text : null;
