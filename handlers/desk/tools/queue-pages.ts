import { dayOf } from '../../../core/access/quota.ts';
import type { DeskPlace, DeskQueue } from '../../../core/desk/desks.ts';
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
      return keptPage(pagesOf(queue, WAITING), isTheirs, after);
    case 'human':
      return keptPage(pagesOf(queue, HUMAN), isTheirs, after);
    case 'mine':
      return keptPage(pagesOf(queue, HUMAN), ({ desk }) => desk.assignee?.id === caller.actor.id, after);
    case 'closed':
      return keptPage(pagesOf(queue, closedLists(now)), isTheirs, after);
  }
};

type Read = (after: string | null) => Promise<Page>;

/** Lists of the queue by a name for cursors, in their order. */
type Lists = ReadonlyMap<string, DeskPlace>;

/** Visitors behind named customers. */
const WAITING: Lists = new Map([
  ['named', { state: 'waiting' }],
  ['visitors', { state: 'waiting', visitors: true }],
]);
const HUMAN: Lists = new Map([['human', { state: 'human' }]]);

/** Newest first, day by day. */
const closedLists = (now: number): Lists =>
  new Map(
    Array.from({ length: CLOSED_DAYS }, (_, ago) => dayOf(now - ago * DAY_MS)).map((day) => [
      day,
      { state: 'closed', day },
    ]),
  );

/** One list behind the other. A position in a list that there is no longer, such as a day that is too long ago, is behind them all. */
const pagesOf =
  (queue: DeskQueue, lists: Lists): Read =>
  async (after) => {
    const [from, position = null] = after?.split(' ') ?? [];
    const rows: Row[] = [];
    let isReached = from === undefined;
    for (const [name, list] of lists) {
      isReached ||= name === from;
      if (!isReached) continue;
      const page = await queue.page(list, PAGE - rows.length, name === from ? position : null);
      rows.push(...page.rows.map((row) => ({ ...row, position: `${name} ${row.position}` })));
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
