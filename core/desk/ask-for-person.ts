import type { VisitorBudget } from '../access/visitor-budget.ts';
import { type ConversationId, nextTurnKey } from '../config/keys.ts';
import { type Moved, without } from './act.ts';
import { type Desk, isWithPeople } from './desk.ts';
import type { DeskActions, Desks } from './desks.ts';
import { handOff } from './hand-off.ts';
import { riskOf } from './risk.ts';
import { untilWritten } from './until-written.ts';

/** Requests of a customer for a person in a day. */
export const MAX_REQUESTS = 5;

export interface Asked {
  /** Names the act. */
  readonly id: string;
  readonly message_id: string;
  /** Where the customer can be reached; null to leave what is known. */
  readonly contact: string | null;
  /** The network of a visitor; null for a named customer, and where it is not known. */
  readonly network: string | null;
  readonly team: string;
  /** ISO 639-1, or `und`. */
  readonly language: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly random: () => string;
}

/**
 * A customer asks for a person without a message; this opens a conversation that does not exist. One that waits already, or that a person
 * has, stays as it is: only a new contact is noted.
 */
export const askForPerson = (
  desks: Pick<Desks, 'get' | 'move' | 'newestKey' | 'pendingTurns'>,
  actions: Pick<DeskActions, 'takeRequest'>,
  budget: Pick<VisitorBudget, 'takeHandOff'>,
  { customer, conversation }: ConversationId,
  asked: Asked,
): Promise<Moved> => {
  const { id: act, contact, network, team, language, now } = asked;
  const id = { customer, conversation };
  return untilWritten(async () => {
    const [desk, newest] = await Promise.all([desks.get(id), desks.newestKey(id)]);
    if (desk.move?.id === act) return asking(id, desk);
    const isAsked = isWithPeople(desk);
    if (isAsked && (contact === null || contact === desk.contact)) return without('done', id, desk);
    if (!(await actions.takeRequest(customer, now, MAX_REQUESTS, asked.message_id))) return without('limit', id, desk);
    const key = nextTurnKey(now, newest, asked.random());
    if (isAsked) {
      const noted = await noteContact(desks, id, desk, act, key, contact);
      return noted && without('done', id, noted);
    }
    const reading = { label: 'neutral', score: 0, topic: null } as const;
    const reason = 'customer_asked';
    const handed = await handOff(desks, budget, id, {
      ...{ id: act, key, reason, words: null, network, team, language, now, sentiment: { label: 'neutral', score: 0 } },
      ...{ risk: riskOf(reading, reason), ...(contact !== null && { contact }) },
    });
    if (handed.moved) return asking(id, handed.desk);
    return isWithPeople(handed.desk) ? null : without('limit', id, handed.desk);
  });
};

const asking = (id: ConversationId, desk: Desk): Moved => ({
  ...without('done', id, desk),
  notice: desk.move && { move: 'handed_off', key: desk.move.key },
});

/** A contact needs no notice. The move has a name of its own, because the repeat of the act finds the contact noted. */
const noteContact = (
  desks: Pick<Desks, 'move'>,
  id: ConversationId,
  { state, version, waiting_since }: Desk,
  act: string,
  key: string,
  contact: string | null,
): Promise<Desk | null> =>
  desks.move(id, { id: `${act}#contact`, key, version, from: state, to: state, set: { contact, waiting_since } });
