import { type ConversationId, nextTurnKey } from '../config/keys.ts';
import { Fault } from '../errors/faults.ts';
import { type Moved, without } from './act.ts';
import type { Desk } from './desk.ts';
import type { DeskActions, Desks } from './desks.ts';
import { handOff } from './hand-off.ts';
import { riskOf } from './risk.ts';

/** Requests of a customer for a person in a day. */
export const MAX_REQUESTS = 5;
const MAX_ROUNDS = 5;

export interface Asked {
  /** Names the act. */
  readonly id: string;
  readonly message_id: string;
  /** Where the customer can be reached; null to leave what is known. */
  readonly contact: string | null;
  readonly team: string;
  /** ISO 639-1, or `und`. */
  readonly language: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly random: () => string;
}

/**
 * A customer asks for a person without a message; this opens a conversation that does not exist. One that waits already, or that a person
 * has, stays as it is: only a new address is noted.
 */
export const askForPerson = async (
  desks: Pick<Desks, 'get' | 'move' | 'newestKey' | 'pendingTurns'>,
  actions: Pick<DeskActions, 'takeRequest'>,
  { customer, conversation }: ConversationId,
  asked: Asked,
): Promise<Moved> => {
  const { id: act, contact, team, language, now } = asked;
  const id = { customer, conversation };
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const [desk, newest] = await Promise.all([desks.get(id), desks.newestKey(id)]);
    if (desk.move?.id === act) return asking(id, desk);
    const isAsked = desk.state === 'waiting' || desk.state === 'human';
    if (isAsked && (contact === null || contact === desk.contact)) return without('done', id, desk);
    if (!(await actions.takeRequest(customer, now, MAX_REQUESTS, asked.message_id))) return without('limit', id, desk);
    const key = nextTurnKey(now, newest, asked.random());
    if (isAsked) {
      const noted = await noteContact(desks, id, desk, act, key, contact);
      if (noted) return without('done', id, noted);
      continue;
    }
    const reading = { label: 'neutral', score: 0, topic: null } as const;
    const reason = 'customer_asked';
    const handed = await handOff(desks, id, {
      ...{ id: act, key, reason, words: null, team, language, now, sentiment: { label: 'neutral', score: 0 } },
      ...{ risk: riskOf(reading, reason), ...(contact !== null && { contact }) },
    });
    if (handed.moved) return asking(id, handed.desk);
  }
  throw new Fault('StoreBusy', 'The desk changed between every read and the write after it.');
};

const asking = (id: ConversationId, desk: Desk): Moved => ({
  ...without('done', id, desk),
  notice: desk.move && { move: 'handed_off', key: desk.move.key },
});

/** Nobody is told of it. A repeat finds the contact noted, so the move has a name of its own. */
const noteContact = (
  desks: Pick<Desks, 'move'>,
  id: ConversationId,
  { state, version, waiting_since }: Desk,
  act: string,
  key: string,
  contact: string | null,
): Promise<Desk | null> =>
  desks.move(id, { id: `${act}#contact`, key, version, from: state, to: state, set: { contact, waiting_since } });
