import { isVisitor } from '../access/visitor.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Desk, QueueRow } from './desk.ts';
import { businessMinutes } from './hours.ts';

type Guide = Pick<Playbook, 'hours' | 'first_reply_minutes'>;

/** Whether a person should have replied by `now` (epoch ms). */
export const isOverdue = ({ waiting_since }: Desk, { hours, first_reply_minutes }: Guide, now: number): boolean =>
  waiting_since !== null && businessMinutes(hours, waiting_since, now) > first_reply_minutes;

/** Conversations in the order in which people take them: visitors' last; overdue ones first, then by risk, then by how long they wait. */
export const rank = <T extends Pick<QueueRow, 'customer' | 'desk'>>(
  rows: readonly T[],
  guide: Guide,
  now: number,
): T[] =>
  rows
    .map((row) => ({
      row,
      visitor: isVisitor(row.customer) ? 1 : 0,
      overdue: isOverdue(row.desk, guide, now) ? 1 : 0,
      risk: row.desk.risk?.score ?? 0,
      since: row.desk.waiting_since ?? now,
    }))
    .sort((a, b) => a.visitor - b.visitor || b.overdue - a.overdue || b.risk - a.risk || a.since - b.since)
    .map(({ row }) => row);
