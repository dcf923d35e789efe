import { type ConsentWords, consentedAction, type Reply } from './consent.ts';
import type { ProposedAction } from './proposed-action.ts';

/** What a turn of the history says about actions. */
interface EarlierTurn {
  readonly key: string;
  readonly answer: string | null;
  readonly proposed_action: ProposedAction | null;
  readonly begun: { readonly action: ProposedAction; readonly over: boolean } | null;
}

interface ActionOfTurn {
  readonly action: ProposedAction | null;
  readonly action_standing: 'consented' | 'running' | 'begun' | null;
  /** What a message may be consenting to that is being answered at the same time. */
  readonly contested: ProposedAction | null;
}

/**
 * Which action a turn is about. Consent counts for what the turn before proposed, and only while no later message has come; and what was
 * begun is never taken for something new: neither by the same message when it comes again, nor by the next one.
 */
export const actionOfTurn = (
  { key, begun }: { readonly key: string; readonly begun: ProposedAction | null },
  history: readonly EarlierTurn[],
  reply: Reply,
  words: ConsentWords,
): ActionOfTurn => {
  const isOvertaken = history.some((turn) => turn.key > key);
  // Whoever set about it may have died in front of the claim: then the claim tells that nothing was done.
  if (begun) return { action: begun, action_standing: isOvertaken ? 'begun' : 'consented', contested: null };
  const earlier = history.filter((turn) => turn.key < key);
  const last = earlier.findLastIndex(({ answer }) => answer !== null);
  const open = earlier.slice(last + 1);
  const contested = open.length > 0 ? (earlier[last]?.proposed_action ?? null) : null;
  const before = open.findLast((turn) => turn.begun)?.begun;
  if (before) return { action: before.action, action_standing: before.over ? 'begun' : 'running', contested };
  const proposed = isOvertaken ? null : (earlier.at(-1)?.proposed_action ?? null);
  const action = consentedAction(proposed, reply, words);
  return { action, action_standing: action && 'consented', contested };
};
