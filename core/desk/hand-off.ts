import { isVisitor } from '../access/visitor.ts';
import type { VisitorBudget } from '../access/visitor-budget.ts';
import type { ConversationId } from '../config/keys.ts';
import type { Profile } from '../tools/profile.ts';
import { admit } from './admit.ts';
import type { Desk, HandoffReason, Risk } from './desk.ts';
import type { Desks } from './desks.ts';
import { untilWritten } from './until-written.ts';

export interface HandOff {
  /** Names the turn or the act that hands off: a repeat finds its own move. */
  readonly id: string;
  /** Key of the turn or notice that tells the customer. */
  readonly key: string;
  readonly reason: HandoffReason;
  readonly words: string | null;
  readonly team: string;
  readonly risk: Risk;
  readonly language: string;
  readonly sentiment: { readonly label: string; readonly score: number };
  /** Where the customer can be reached; left out to leave what is known. */
  readonly contact?: string;
  /** Of the customer; left out to leave what is known. */
  readonly profile?: Profile;
  /** The network of a visitor; null for a named customer, and where it is not known. */
  readonly network: string | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Names the hand-off of the turn `key`. */
export const handOffId = (key: string): string => `turn#${key}`;

/**
 * Asks for a person by one conditional write, before anybody is told: bot → waiting. A conversation that waits already, or that a person has,
 * stays as it is, and so does a visitor's, if visitors have asked for too many people in this hour: then the desk says that no person has it.
 * `moved`: by this hand-off, now or in an earlier attempt.
 */
export const handOff = async (
  desks: Pick<Desks, 'get' | 'move' | 'pendingTurns'>,
  budget: Pick<VisitorBudget, 'takeHandOff'>,
  id: ConversationId,
  { now, id: act, key, network, ...asked }: HandOff,
): Promise<{ readonly moved: boolean; readonly desk: Desk }> => {
  if (isVisitor(id.customer) && !(await budget.takeHandOff(network, now))) {
    const desk = await desks.get(id);
    return { moved: desk.move?.id === act, desk };
  }
  const set = { ...asked, waiting_since: now };
  return untilWritten(async () => {
    const moved = await desks.move(id, { id: act, key, from: 'bot', version: null, to: 'waiting', set });
    if (moved) return { moved: true, desk: moved };
    // Opens a conversation that was closed in the meantime.
    const { runs, desk } = await admit(desks, id, key);
    return runs ? null : { moved: desk.move?.id === act, desk };
  });
};
