import { mayHaveChanged, type ProposalResult } from '../../core/actions/proposal.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { Post } from '../../core/desk/desk.ts';
import type { Entry, HistoryEntry, StoredTurn } from '../../core/turn/conversations.ts';
import { type HistoryTurn, Turn } from '../../core/turn/turn.ts';
import type { Item } from './items.ts';

const { orderIndex } = CONVERSATIONS_TABLE;

/** The key of a turn or post is the sort key of the index by order, under that index's name for it. */
export const toItem = ({ key, ...entry }: Turn | Post): Item => ({ [orderIndex.sortKey]: key, ...entry });

export const keyOf = (item: Item): string => String(item[orderIndex.sortKey]);

export const toTurn = (item: Item): Turn => Turn.parse({ ...item, key: keyOf(item) });

export const isPost = (item: Item): boolean => 'kind' in item;
const toPost = (item: Item): Post => Post.parse({ ...item, key: keyOf(item) });

/** A whole item. */
export const toEntry = (item: Item): Entry => (isPost(item) ? toPost(item) : toStoredTurn(item));

export const toStoredTurn = (item: Item): StoredTurn => ({
  ...toTurn(item),
  execution: typeof item.owner === 'string' ? item.owner : null,
});

/** The summary's key in its conversation, and in the index by order: behind the keys of turns and posts, which begin with a digit. */
export const SUMMARY_KEY = '~SUMMARY';

/** What the index has of an item. */
export const toHistoryEntry = (item: Item, now: number): HistoryEntry => {
  if (item.kind === 'summary') return { summary: { text: String(item.text), up_to: String(item.context_from) } };
  return isPost(item) ? toPost(item) : toHistoryTurn(item, now);
};

/** A failed turn has no answer of a model, so later turns only see its message. */
const toHistoryTurn = (item: Item, now: number): HistoryTurn => {
  const [answered, pending, held] = ['answered', 'pending', 'held'].map((status) => item.status === status);
  const actions = item.actions as ProposalResult | null | undefined;
  // A turn that was held while its actions ran may never get their results.
  const begun = pending || (held && !actions);
  const started = begun ? ((item.started as ProposalResult | undefined) ?? null) : null;
  const route = item.route as { escalated?: boolean } | undefined;
  return {
    key: keyOf(item),
    message: String(item.message),
    answer: answered ? String(item.answer) : null,
    answered_at: (item.answered_at as number | undefined) ?? null,
    tokens: answered ? (item.tokens as HistoryTurn['tokens']) : null,
    model: answered ? (item.model as string | null) : null,
    escalated: route?.escalated === true,
    context_from: (item.context_from as string | undefined) ?? null,
    proposal: answered ? ((item.proposal as HistoryTurn['proposal'] | undefined) ?? null) : null,
    started,
    may_run: pending === true && Number(item.lease) > now,
    told: actions?.proposal.id ?? null,
    lookups: (item.lookups as HistoryTurn['lookups'] | undefined) ?? [],
    held: held === true,
    posts: [],
    changed_at: started ? now : actions && mayHaveChanged(actions) ? Number(item.acted_at ?? item.answered_at) : null,
  };
};
