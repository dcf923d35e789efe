import { type Consent, toAskAgain, underWay } from '../../actions/consent/consent.ts';
import {
  asList,
  leftOver,
  type Proposal,
  type ProposalResult,
  type ProposedAction,
  sameAction,
  withAction,
} from '../../actions/proposal.ts';
import type { PlaybookTool } from '../../playbook/playbook.ts';
import { titleFor } from '../../tools/action-titles.ts';
import type { Lookup } from '../../tools/lookup.ts';
import { namesOf } from '../../tools/names-in-results.ts';
import type { ModelDraft } from '../model-draft.ts';

interface Situation {
  /** Key of the turn. */
  readonly key: string;
  readonly message_id: string;
  readonly consent: Consent;
  /** The outcome of what the customer consented to. */
  readonly outcome: ProposalResult | null;
  readonly handedOff: boolean;
}

/**
 * What the customer is asked about: the actions that a granted proposal has left, then those of a draft whose answer was written after them,
 * without those that are under way. Otherwise the open proposal again, once, unless a person has been asked for.
 */
export const nextProposal = (
  { proposals, transcript }: Pick<ModelDraft, 'proposals' | 'transcript'>,
  { key, message_id, consent, outcome, handedOff }: Situation,
): Proposal | null => {
  const left = outcome ? leftOver(outcome) : [];
  const isAnswered = transcript.at(-1)?.role === 'assistant';
  const busy = underWay(consent)?.actions ?? [];
  const fresh = isAnswered ? proposals.filter((action) => !busy.some((other) => sameAction(action, other))) : [];
  const actions = fresh.reduce<readonly ProposedAction[]>((all, action) => withAction(all, action) ?? all, left);
  const again = handedOff ? null : toAskAgain(consent);
  if (actions.length === 0 || (again && isSameList([...again.actions, ...again.later], actions))) return again;
  return { id: key, message_id, ...asList(actions), asked_again: false };
};

const isSameList = (one: readonly ProposedAction[], other: readonly ProposedAction[]): boolean =>
  one.length === other.length && one.every((action, at) => sameAction(action, other[at] as ProposedAction));

/** An action in the customer's language, with the names of its ids in lookups of the conversation. */
export const inWords = (
  action: ProposedAction,
  allowed: readonly PlaybookTool[],
  language: string,
  lookups: readonly Lookup[],
): ProposedAction => {
  const ids = new Set(idsIn('', action.arguments));
  const texts = ids.size === 0 ? [] : lookups.map(({ text }) => text);
  return {
    ...action,
    title: titleFor(allowed, action, language) ?? action.title,
    names: { ...action.names, ...namesOf(texts, ids) },
  };
};

/** A shorter text, or a number in another field, may be an amount. */
const MIN_ID_CHARACTERS = 3;
const IDENTIFIES = /(?:id|number|code|sku)s?$/i;

const idsIn = (field: string, value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap((item) => idsIn(field, item));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => idsIn(name, inner));
  const isId = IDENTIFIES.test(field) || (typeof value === 'string' && value.length >= MIN_ID_CHARACTERS);
  return isId && (typeof value === 'string' || typeof value === 'number') ? [String(value)] : [];
};
