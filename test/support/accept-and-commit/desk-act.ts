import { nextTurnKey } from '../../../core/config/keys.ts';
import type { Actor, Desk, Resolution } from '../../../core/desk/desk.ts';
import type { Desks } from '../../../core/desk/desks.ts';
import { holdPending } from '../../../core/desk/fence.ts';
import { type ActionName, decideMove } from '../../../core/desk/moves.ts';
import { aRequest } from '../values.ts';
import { twice } from './actor.ts';

export interface DeskAct {
  readonly action: ActionName;
  readonly actor: Actor;
  readonly message_id: string;
  readonly version: number | null;
}

export interface ActOutcome {
  readonly outcome: 'done' | 'lost';
  readonly desk: Desk;
}

interface Acting {
  readonly desks: Desks;
  /** The stored results of acts. */
  readonly acts: Map<string, ActOutcome>;
  readonly now: () => number;
  readonly tries: 1 | 2;
  /** Replaces the rules of the moves. */
  readonly decide?: typeof decideMove;
  /** Replaces the fence. */
  readonly holds?: (...how: Parameters<typeof holdPending>) => Promise<unknown>;
  /** Whether the act does not know its own move: a mistake. */
  readonly forgets?: boolean;
}

const MAX_ROUNDS = 5;

export const actId = ({ actor, message_id }: Pick<DeskAct, 'actor' | 'message_id'>): string =>
  `${actor.kind}:${actor.id}#${message_id}`;

/**
 * One execution of the machine of the desk's acts: find the stored result; move by the version that was seen; hold what is pending; store the
 * result. Throws when a step fails: the caller repeats the act.
 */
export const deskAct = async (act: DeskAct, acting: Acting): Promise<ActOutcome> => {
  const { desks, acts, now, tries, holds = holdPending } = acting;
  const attempt = <T>(step: () => Promise<T>) => (tries === 1 ? step() : twice(step));
  const stored = acts.get(actId(act));
  if (stored) return stored;
  const { fence, ...result } = await attempt(() => move(act, acting));
  if (fence) await attempt(() => holds(desks, aRequest(), result.desk, now()));
  acts.set(actId(act), result);
  return result;
};

const move = async (
  { action, actor, version, ...name }: DeskAct,
  { desks, now, decide = decideMove, forgets = false }: Acting,
): Promise<ActOutcome & { readonly fence: boolean }> => {
  const id = actId({ actor, ...name });
  const resolution: Resolution | null = action === 'close' ? 'solved' : null;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const desk = await desks.get(aRequest());
    if (desk.move?.id === id && !forgets) return { outcome: 'done', desk, fence: desk.state === 'human' };
    const key = nextTurnKey(now(), await desks.newestKey(aRequest()), 'act');
    const decision = decide(desk, { action, actor, id, key, version, team: null, resolution, now: now() });
    if (decision.kind === 'lost') return { outcome: 'lost', desk, fence: false };
    if (decision.kind === 'stay') return { outcome: 'done', desk, fence: decision.fence };
    const moved = await desks.move(aRequest(), decision.move);
    if (moved) return { outcome: 'done', desk: moved, fence: decision.fence };
  }
  throw new Error('The desk changed between every read and the write after it.');
};
