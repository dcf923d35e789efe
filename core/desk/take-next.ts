import type { ConversationId } from '../config/keys.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { codeOf } from '../text/in-language.ts';
import { carryOut, type Intent, type Moved, without } from './act.ts';
import type { QueueRow } from './desk.ts';
import type { ActionKey, DeskActions, DeskQueue, Desks } from './desks.ts';
import { rank } from './rank.ts';
import { isWorkOf } from './teams.ts';

/** Rows that are read at a time, those that wait longest first. Only the first page of each list that has work for the actor is ranked. */
const PAGE = 100;
const MAX_PAGES = 20;
/** Each lost race means that somebody else has taken a candidate. */
const MAX_TRIES = 20;

export interface Wanted {
  /** The only team to take from; null for all of `teams`. */
  readonly team: string | null;
  /** The teams that the actor may take from; null for all. */
  readonly teams: readonly string[] | null;
  /** ISO 639-1. Empty for any. */
  readonly languages: readonly string[];
}

interface Stores {
  readonly desks: Pick<Desks, 'get' | 'move' | 'newestKey'>;
  readonly queue: DeskQueue;
  readonly actions: Pick<DeskActions, 'begin' | 'aim'>;
}

/**
 * Takes the first conversation that waits: named customers before visitors, overdue, risk, waiting time. The act aims at a conversation before it moves it: a repeat, or a
 * second execution at the same time, tries that one first, so that one act never takes two.
 */
export const takeNext = async (
  { desks, queue, actions }: Stores,
  key: ActionKey,
  hash: string,
  intent: Intent,
  wanted: Wanted,
  guide: Playbook,
): Promise<Moved> => {
  const tried = new Set<string>();
  let candidates: QueueRow[] | null = null;
  let { target } = await actions.begin(key, hash);
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    if (target && !tried.has(nameOf(target))) {
      tried.add(nameOf(target));
      const moved = await carryOut(desks, target, intent);
      if (moved.outcome === 'done') return moved;
    }
    candidates ??= rank(await waiting(queue, wanted, guide), guide, intent.now);
    const next = candidates.find((row) => !tried.has(nameOf(row)));
    if (!next) return without('empty');
    const { customer, conversation } = next;
    const aimed = await actions.aim(key, { customer, conversation }, target);
    // Refused: another execution of the act is further.
    target = aimed ? { customer, conversation } : (await actions.begin(key, hash)).target;
  }
  return without('empty');
};

const nameOf = ({ customer, conversation }: ConversationId): string => JSON.stringify([customer, conversation]);

/** Reads visitors together with the named customers, who may all have been taken meanwhile. */
const waiting = async (queue: DeskQueue, wanted: Wanted, guide: Playbook): Promise<QueueRow[]> =>
  (await Promise.all([false, true].map((visitors) => waitingIn(queue, visitors, wanted, guide)))).flat();

const waitingIn = async (
  queue: DeskQueue,
  visitors: boolean,
  { team, teams, languages }: Wanted,
  guide: Playbook,
): Promise<QueueRow[]> => {
  const asked = team === null ? null : [team];
  const isTheirs = ({ desk }: QueueRow) => [teams, asked].every((names) => isWorkOf(guide, desk.team, names));
  // A conversation whose language is not known is for everybody.
  const speaks = ({ desk: { language } }: QueueRow) =>
    languages.length === 0 || language === null || language === 'und' || languages.includes(codeOf(language));
  let after: string | null = null;
  for (let page = 0; page < MAX_PAGES; page++) {
    const { rows, more } = await queue.page({ state: 'waiting', visitors }, PAGE, after);
    const fitting = rows.filter((row) => isTheirs(row) && speaks(row));
    after = rows.at(-1)?.position ?? null;
    if (fitting.length > 0 || !more || after === null) return fitting;
  }
  return [];
};
