import { actId } from './act.ts';
import { type Actor, type Desk, NoticeMove } from './desk.ts';
import type { Move } from './desks.ts';
import type { DueNow } from './due.ts';
import { closing } from './moves.ts';

/** The author of what happens by time. */
const CLOCK: Actor = { kind: 'clock', id: 'clock', name: '' };

/** The id of a move of the clock. It contains the notice that the customer gets, or `quiet` for none. */
export const clockId = (told: NoticeMove | 'quiet', which: string | number): string => actId(CLOCK, `${told}-${which}`);

/** The notice that the customer gets of the last move; null if the clock did not make it, or if it has no notice. */
export const toldByClock = ({ move }: Desk): NoticeMove | null =>
  NoticeMove.safeParse(/^clock:clock#(\w+)-/.exec(move?.id ?? '')?.[1]).data ?? null;

/**
 * The conditional write of what is due, from the desk as it was read. A move with a notice keeps the conversation due until the notice is posted, so
 * that another visit posts it if this one dies in between.
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
