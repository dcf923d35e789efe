import { dayOf } from '../../../core/access/quota.ts';
import type { DeskQueue } from '../../../core/desk/desks.ts';
import { isWorkOf } from '../../../core/desk/teams.ts';
import type { Playbook } from '../../../core/playbook/playbook.ts';
import type { Operator } from '../operator-caller.ts';

const PAGE = 50;
/** Pages that are read to find a page of one person's or one team's conversations. */
const MAX_READS = 10;
/** Days of closed conversations, today included. */
export const CLOSED_DAYS = 7;
const DAY_MS = 86_400_000;

export const VIEWS = ['waiting', 'human', 'mine', 'closed'] as const;
export type View = (typeof VIEWS)[number];

type Page = Awaited<ReturnType<DeskQueue['page']>>;
type Row = Page['rows'][number];
/** The rows of a result, and the position behind which the next one begins; null if there is none. */
interface Found {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

interface Asked {
  readonly caller: Operator;
  /** Null for all. */
  readonly teams: readonly string[] | null;
  /** The one that the call names. */
  readonly team: string | null;
  readonly guide: Playbook;
  readonly now: number;
}

/** A page of a view of the queue, from behind the position `after`. */
export const pageOf = (queue: DeskQueue, view: View, asked: Asked, after: string | null): Promise<Found> => {
  const { caller, teams, team, guide, now } = asked;
  // A conversation without a team was taken from the assistant, and is everybody's.
  const isTheirs = ({ desk }: Row) => (desk.team === null ? team === null : isWorkOf(guide, desk.team, teams));
  switch (view) {
    case 'waiting':
    case 'human':
      return keptPage(openPage(queue, view), isTheirs, after);
    case 'mine':
      return keptPage(openPage(queue, 'human'), ({ desk }) => desk.assignee?.id === caller.actor.id, after);
    case 'closed':
      return keptPage(closedPage(queue, now), isTheirs, after);
  }
};

type Read = (after: string | null) => Promise<Page>;

const openPage =
  (queue: DeskQueue, state: 'waiting' | 'human'): Read =>
  (after) =>
    queue.page({ state }, PAGE, after);

/** Newest first, day by day. */
const closedPage =
  (queue: DeskQueue, now: number): Read =>
  async (after) => {
    const [from, position] = after?.split(' ') ?? [];
    const rows: Row[] = [];
    for (let at = now; at > now - CLOSED_DAYS * DAY_MS; at -= DAY_MS) {
      const day = dayOf(at);
      if (from !== undefined && day > from) continue;
      const page = await queue.page({ state: 'closed', day }, PAGE - rows.length, (day === from && position) || null);
      rows.push(...page.rows.map((row) => ({ ...row, position: `${day} ${row.position}` })));
      if (page.more || rows.length >= PAGE) return { rows, more: true };
    }
    return { rows, more: false };
  };

/** Those that `keep` accepts. A result may be short, and still have a next one. */
const keptPage = async (read: Read, keep: (row: Row) => boolean, start: string | null): Promise<Found> => {
  const rows: Row[] = [];
  let after = start;
  for (let reads = 0; reads < MAX_READS; reads++) {
    const page = await read(after);
    rows.push(...page.rows.filter(keep));
    after = page.rows.at(-1)?.position ?? after;
    if (rows.length > PAGE) return { rows: rows.slice(0, PAGE), next: rows[PAGE - 1]?.position ?? null };
    if (!page.more) return { rows, next: null };
    if (rows.length === PAGE) break;
  }
  return { rows, next: after };
};
