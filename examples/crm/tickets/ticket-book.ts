import { randomUUID } from 'node:crypto';
import type { Entry } from './entry.ts';
import type { TicketEvent } from './event.ts';
import { openJournal } from './journal.ts';
import { type Comment, inOrder, type Ticket } from './ticket.ts';

const FIRST_NUMBER = 1001;

/** The tickets. Every change is one entry of the journal, from which they are rebuilt at the start. */
export interface TicketBook {
  /** Newest first. */
  all(): readonly Ticket[];
  get(number: number): Ticket | null;
  /** Takes in an event by its `webhook-id`. A repeat changes nothing, and neither does a second hand-off of an episode. */
  take(id: string, event: TicketEvent): void;
  /** Removes everything of a customer. */
  erase(id: string, customer: string): void;
  linked(number: number): void;
  /** Adds an answer, once. */
  comment(number: number, id: string, text: string): void;
  sent(number: number, id: string, outcome: Exclude<Comment['outcome'], 'sending'>, why?: string): void;
  close(): void;
}

type EntryOf<K extends Entry['kind']> = Extract<Entry, { readonly kind: K }>;

/** Opens the book in a folder, or in memory. */
export const openTicketBook = (folder?: string): TicketBook => {
  const journal = openJournal(folder);
  const of = <K extends Entry['kind']>(kind: K) =>
    journal.entries.filter((entry): entry is EntryOf<K> => entry.kind === kind);
  const isKnown = (id: string) => [...of('event'), ...of('erased')].some((entry) => entry.id === id);
  const nextNumber = () =>
    Math.max(
      FIRST_NUMBER,
      ...of('event').flatMap(({ opens }) => (opens ? [opens.number + 1] : [])),
      ...of('erased').map(({ next }) => next),
    );

  const all = (): Ticket[] => {
    const [events, comments] = [Map.groupBy(of('event'), ({ event }) => episodeOf(event)), of('comment')];
    const outcomes = new Map(of('sent').map((each) => [each.id, each]));
    const linked = new Set(of('linked').map(({ number }) => number));
    return of('event')
      .flatMap(({ event, opens }): Ticket[] => {
        if (!opens) return [];
        const { customer, conversation, episode } = event.data;
        return [
          {
            ...{ ...opens, customer, conversation, episode, linked: linked.has(opens.number) },
            events: inOrder((events.get(episodeOf(event)) ?? []).map((each) => each.event)),
            comments: comments
              .filter(({ number }) => number === opens.number)
              .map(({ id, text, at }) => ({
                ...{
                  id,
                  text,
                  at,
                  outcome: outcomes.get(id)?.outcome ?? 'sending',
                  why: outcomes.get(id)?.why ?? null,
                },
              })),
          },
        ];
      })
      .toReversed();
  };

  return {
    all,
    get: (number) => all().find((ticket) => ticket.number === number) ?? null,
    take: (id, event) => {
      if (isKnown(id)) return;
      const isOpen = of('event').some((each) => each.opens && episodeOf(each.event) === episodeOf(event));
      const opens =
        event.type === 'conversation.handed_off' && !isOpen ? { number: nextNumber(), message_id: randomUUID() } : null;
      journal.append({ kind: 'event', id, event, opens });
    },
    erase: (id, customer) => {
      if (isKnown(id)) return;
      const numbers = new Set(all().flatMap((ticket) => (ticket.customer === customer ? [ticket.number] : [])));
      const kept = journal.entries.filter((entry) =>
        entry.kind === 'event'
          ? entry.event.data.customer !== customer
          : entry.kind === 'erased' || !numbers.has(entry.number),
      );
      journal.replace([...kept, { kind: 'erased', id, next: nextNumber() }]);
    },
    linked: (number) => journal.append({ kind: 'linked', number }),
    comment: (number, id, text) => {
      if (!of('comment').some((each) => each.id === id))
        journal.append({ kind: 'comment', number, id, text, at: Date.now() });
    },
    sent: (number, id, outcome, why) => journal.append({ kind: 'sent', number, id, outcome, why: why ?? null }),
    close: journal.close,
  };
};

const episodeOf = ({ data: { customer, conversation, episode } }: TicketEvent): string =>
  JSON.stringify([customer, conversation, episode]);
