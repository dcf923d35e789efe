import type { TurnCounts } from '../access/turn-counts.ts';
import type { ProposalResult } from '../actions/proposal.ts';
import type { MessageId } from '../config/keys.ts';
import { Fault } from '../errors/faults.ts';
import type { Conversations } from './conversations.ts';
import { NO_OUTCOME, type Outcome, type PendingTurn, retryAfter } from './turn.ts';

/** Each round means that the turn expired or another execution changed it between a failed condition and the read after it. */
const MAX_ROUNDS = 5;

/** A message that is to be answered, and when it arrived. */
export interface Acceptable extends MessageId {
  readonly message: string;
  /** The network of a visitor; null for a named customer, and where it is not known. */
  readonly network: string | null;
  readonly started_at: number;
}

/** The turn is this execution's to answer, with what an earlier execution has started; or the outcome of the message is known without it. */
export type Accepted =
  | { readonly key: string; readonly started: ProposalResult | null }
  | { readonly key: string; readonly outcome: Outcome };

interface Acceptance {
  readonly conversations: Pick<Conversations, 'putTurn' | 'getTurn' | 'takeOver'>;
  readonly counts: TurnCounts;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly leaseMs: number;
  /** The execution that asks. */
  readonly owner: string;
}

/**
 * Makes a message durable by one conditional write, and decides whether this execution answers it: steps 2 to 6 of docs/architecture.md §4.
 * The same request resumes every crash point. A message counts against the limits of its customer, and the count of a repeat is given back as
 * best effort; over a limit nothing is stored, and the message is answered at another time. `newKey` waits for what the turn comes after.
 */
export const acceptMessage = async (
  request: Acceptable,
  newKey: Promise<string>,
  { conversations, counts, now, leaseMs, owner }: Acceptance,
): Promise<Accepted> => {
  const { message, message_id, started_at } = request;
  // Counted beside the read that the key waits for. The write tells whether the message is new; over a limit, a read does.
  const [key, resets_at] = await Promise.all([newKey, counts.take(request, started_at)]);
  let isCounted = resets_at === null;
  let turn = isCounted ? null : await conversations.getTurn(request);
  if (resets_at !== null && !turn) return { key, outcome: { ...told('quota'), resets_at } };

  for (let round = 0; round < MAX_ROUNDS; round++) {
    const lease = now() + leaseMs;
    const mine: PendingTurn = { key, message_id, message, started_at, status: 'pending', owner, lease };
    if (!turn && (await conversations.putTurn(request, mine))) return { key, started: null };
    turn ??= await conversations.getTurn(request);
    if (!turn) continue;
    // A turn under this key was stored by the write above, whose reply was lost. A retried step keeps its count: to give it back takes time of
    // the lease.
    const isRepeat = turn.key !== key && !(turn.status === 'pending' && turn.owner === owner);
    // A count that is not given back costs the customer one turn; the repeat is answered all the same.
    if (isCounted && isRepeat) await counts.giveBack(request, started_at).catch(() => {});
    isCounted &&= !isRepeat;
    if (turn.message !== message) return { key: turn.key, outcome: told('key_reused') };
    if (turn.status !== 'pending') return { key: turn.key, outcome: { ...told('replayed'), turn } };
    const mayRun = { key: turn.key, started: turn.started ?? null };
    if (turn.owner === owner) return mayRun;
    const at = now();
    if (turn.lease > at) {
      return { key: turn.key, outcome: { ...told('in_progress'), retry_after_ms: retryAfter(turn.lease, at) } };
    }
    if (await conversations.takeOver(request, turn, owner, at + leaseMs)) return mayRun;
    turn = null;
  }
  throw new Fault('StoreBusy', 'The turn of the message changed between every write and the read after it.');
};

const told = (outcome: Outcome['outcome']): Outcome => ({ ...NO_OUTCOME, outcome });
