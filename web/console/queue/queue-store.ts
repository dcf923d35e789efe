import { computed, signal } from '@preact/signals';
import { codeOf } from '../../../core/text/in-language.ts';
import type { CallError } from '../../shared/rpc.ts';
import { isUnsure } from '../case/failure-words.ts';
import type { ActResult, QueuePage, Row, Which } from '../results.ts';
import type { Call } from '../shell/connection.ts';
import { isLanguage } from './row-words.ts';

export const VIEWS = ['waiting', 'mine', 'human', 'closed'] as const;
export type View = (typeof VIEWS)[number];

export interface List {
  /** In the order of the server. */
  readonly rows: readonly Row[];
  /** Whether there are more than were read. */
  readonly more: boolean;
}
type Lists = Readonly<Partial<Record<View, List>>>;

export interface QueueDependencies {
  readonly call: Call;
  /** Hears of conversations that wait and did not a moment ago. */
  readonly onArrival: (rows: readonly Row[]) => void;
  readonly newId: () => string;
}

/** Hidden views are read once a minute, for their counts. */
const ALL_EVERY = 12;

export const keyOf = ({ customer, conversation_id }: Which): string => JSON.stringify([customer, conversation_id]);

/** The queue: its views, filters and counts. A view keeps what was read last while the desk does not answer. */
export const queueStore = ({ call, onArrival, newId }: QueueDependencies) => {
  const view = signal<View>('waiting');
  const team = signal('');
  const language = signal('');
  const lists = signal<Lists>({});
  const failure = signal<CallError | null>(null);
  const taking = signal<'idle' | 'busy' | 'nobody' | CallError>('idle');
  const pages = new Map<View, number>();
  let reads = 0;
  let rounds = 0;
  /** The round that each view on the screen is from. */
  const shownFrom = new Map<View, number>();
  /** Arguments of a `take_next` whose outcome is not known. */
  let unsure: object | null = null;

  const read = async (of: View): Promise<List> => {
    const rows = new Map<string, Row>();
    let cursor: string | null = null;
    for (let page = 0; page < (pages.get(of) ?? 1); page++) {
      const asked = { view: of, ...(team.value !== '' && { team: team.value }), ...(cursor !== null && { cursor }) };
      const found: QueuePage = await call<QueuePage>('list_queue', asked);
      for (const row of found.rows) rows.set(keyOf(row), row);
      cursor = found.next_cursor;
      if (cursor === null) break;
    }
    return { rows: [...rows.values()], more: cursor !== null };
  };

  const refresh = async (): Promise<void> => {
    const isFull = reads++ % ALL_EVERY === 0;
    const round = ++rounds;
    const shown: View[] = ['waiting', view.value === 'waiting' ? 'mine' : view.value];
    const asked = team.value;
    try {
      const found = await Promise.all((isFull ? VIEWS : shown).map(async (of) => [of, await read(of)] as const));
      if (team.value !== asked) return;
      const before = lists.value.waiting;
      // A round that began before an act, and ends after it, knows nothing of the act.
      const newer = found.filter(([of]) => round > (shownFrom.get(of) ?? 0));
      for (const [of] of newer) shownFrom.set(of, round);
      lists.value = { ...lists.value, ...(Object.fromEntries(newer) as Lists) };
      failure.value = null;
      if (before) announce(before.rows);
    } catch (error) {
      failure.value = error as CallError;
    }
  };

  const announce = (before: readonly Row[]) => {
    const known = new Set(before.map(keyOf));
    const arrived = (lists.value.waiting?.rows ?? []).filter((row) => speaks(row) && !known.has(keyOf(row)));
    if (arrived.length > 0) onArrival(arrived);
  };
  /** The same rule as in `take_next`. */
  const speaks = (row: Row): boolean =>
    language.value === '' || !isLanguage(row.language) || codeOf(row.language) === language.value;
  const listOf = (of: View): List | undefined => {
    const list = lists.value[of];
    return list && { rows: list.rows.filter(speaks), more: list.more };
  };

  return {
    view,
    team,
    language,
    failure,
    taking,
    /** Undefined until it was read. */
    list: computed(() => listOf(view.value)),
    mine: computed(() => listOf('mine')?.rows ?? []),
    /** Such as `6`, or `50+`; empty until it was read. */
    counts: computed(
      () =>
        Object.fromEntries(
          VIEWS.map((of) => {
            const list = listOf(of);
            return [of, list ? `${list.rows.length}${list.more ? '+' : ''}` : ''];
          }),
        ) as Record<View, string>,
    ),
    waiting: computed(() => listOf('waiting')?.rows.length ?? 0),
    /** The languages of the conversations that were read. */
    languages: computed(() =>
      [
        ...new Set([
          language.value,
          ...Object.values(lists.value).flatMap(({ rows }) =>
            rows.map((row) => (isLanguage(row.language) ? codeOf(row.language) : '')),
          ),
        ]),
      ]
        .filter((code) => code !== '')
        .toSorted(),
    ),
    /** A conversation, if a view has it. */
    rowOf: (key: string): Row | undefined =>
      Object.values(lists.value)
        .flatMap(({ rows }) => rows)
        .find((row) => keyOf(row) === key),
    refresh,
    /** Reads every view. */
    refreshAll: () => {
      reads = 0;
      return refresh();
    },
    show: (next: View) => {
      view.value = next;
      return refresh();
    },
    ofTeam: (name: string) => {
      team.value = name;
      lists.value = {};
      reads = 0;
      return refresh();
    },
    more: () => {
      pages.set(view.value, (pages.get(view.value) ?? 1) + 1);
      return refresh();
    },
    settle: () => {
      taking.value = 'idle';
    },
    /** Takes the conversation that needs a person most; null if none waits, or the outcome is unknown. Until it is known, a repeat is the same call. */
    takeNext: async (): Promise<Which | null> => {
      if (taking.value === 'busy') return null;
      taking.value = 'busy';
      const asked = unsure ?? {
        ...(team.value !== '' && { team: team.value }),
        ...(language.value !== '' && { languages: [language.value] }),
        message_id: newId(),
      };
      try {
        const { customer, conversation_id } = await call<ActResult>('take_next', asked);
        unsure = null;
        taking.value = customer === null ? 'nobody' : 'idle';
        return customer === null || conversation_id === null ? null : { customer, conversation_id };
      } catch (error) {
        const failed = error as CallError;
        unsure = isUnsure(failed) ? asked : null;
        taking.value = failed;
        return null;
      }
    },
  };
};
export type QueueStore = ReturnType<typeof queueStore>;
