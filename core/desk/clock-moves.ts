import { actId } from './act.ts';
import { type Actor, type Desk, NoticeMove } from './desk.ts';
import type { Move } from './desks.ts';
import type { DueNow } from './due.ts';
import { closing } from './moves.ts';

/** The author of what happens by time. */
const CLOCK: Actor = { kind: 'clock', id: 'clock', name: '' };

/** Names a move of the clock by what the customer is told of it; `quiet` for one that is not told. */
export const clockId = (told: NoticeMove | 'quiet', which: string | number): string => actId(CLOCK, `${told}-${which}`);

/** What the customer is told of the last move, if that is the clock's: null if it is not, or if it is not told. */
export const toldByClock = ({ move }: Desk): NoticeMove | null =>
  NoticeMove.safeParse(/^clock:clock#(\w+)-/.exec(move?.id ?? '')?.[1]).data ?? null;

/**
 * The conditional write of what is due, from the desk as it was read. One that is told keeps the conversation due, until it is: a visit that dies
 * between the two is followed by another one.
 */
export const clockMove = (
  desk: Desk,
  due: Exclude<DueNow, { kind: 'wait' | 'nothing' }>,
  key: string,
  now: number,
): Move => {
  const { state: from, version, waiting_since, last_post } = desk;
  const seen = { key, from, version, last_post } as const;
  switch (due.kind) {
    case 'overdue':
      return {
        ...{ ...seen, id: clockId('overdue', version), to: 'waiting', due_at: now },
        set: { overdue_since: now, waiting_since },
      };
    case 'requeue':
      return {
        ...{ ...seen, id: clockId('requeued', version), to: 'waiting', due_at: now },
        set: { assignee: null, waiting_since: due.since, overdue_since: null },
      };
    case 'close': {
      const set = closing(desk, { actor: CLOCK, key, now, resolution: due.resolution });
      return due.resolution === 'no_reply'
        ? { ...seen, id: clockId('closed', version), to: 'closed', due_at: now, set }
        : { ...seen, id: clockId('quiet', version), to: 'closed', set };
    }
  }
};
