import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Connection } from './connection.ts';
import { toCallError } from './patience.ts';
import type { Desk, Page } from './results.ts';
import { type Entry, merge } from './transcript.ts';

const WITH_ASSISTANT: Desk = { state: 'bot', assignee: null };
const CONVERSATION = 'conversation://';

interface News {
  readonly desk?: Desk | null;
  readonly entries?: Pick<Page, 'turns' | 'messages'>;
  readonly isRated?: boolean;
}

/** The part of a conversation that was read from the server. */
export interface ConversationLog {
  /** Oldest first. */
  readonly entries: ReadonlySignal<readonly Entry[]>;
  readonly desk: ReadonlySignal<Desk>;
  /** Whether the customer has rated the matter that was closed last. */
  readonly isRated: ReadonlySignal<boolean>;
  readonly hasOlder: ReadonlySignal<boolean>;
  take(news: News): void;
  /** Reads the end of the conversation; of the customer's newest one if `id` is null. Resolves its id, or null if there is none. */
  readNewest(id: string | null): Promise<string | null>;
  readOlder(id: string): Promise<void>;
  /** Reads what is new, and resolves whether there was any. */
  poll(id: string): Promise<boolean>;
}

export const createConversationLog = ({ call, send }: Pick<Connection, 'call' | 'send'>): ConversationLog => {
  const entries = signal<readonly Entry[]>([]);
  const desk = signal(WITH_ASSISTANT);
  const isRated = signal(false);
  const older = signal<string | null>(null);
  let after: string | null = null;

  const take = (news: News) => {
    if (news.entries) entries.value = merge(entries.value, news.entries);
    if (news.desk) desk.value = news.desk;
    if (news.isRated !== undefined) isRated.value = news.isRated;
  };
  const read = async (args: { conversation_id: string; cursor?: string; after?: string }): Promise<Page> => {
    const page = await call<Page>('get_conversation_history', args);
    take({ desk: page.conversation, entries: page, isRated: page.episode.feedback !== null });
    return page;
  };
  const newest = async (): Promise<string | null> => {
    const { resources } = await send<{ resources: { uri: string; name: string }[] }>('resources/list', {});
    return resources.find(({ uri }) => uri.startsWith(CONVERSATION))?.name ?? null;
  };
  return {
    ...{ entries, desk, isRated, take },
    hasOlder: computed(() => older.value !== null),
    readNewest: async (known) => {
      const id = known ?? (await newest());
      if (id === null) return null;
      try {
        const page = await read({ conversation_id: id });
        older.value = page.next_cursor;
        after = page.poll_cursor;
      } catch (error) {
        // Its first message has not reached the server.
        if (toCallError(error).code !== 'NOT_FOUND') throw error;
      }
      return id;
    },
    readOlder: async (id) => {
      const cursor = older.value;
      if (cursor !== null) older.value = (await read({ conversation_id: id, cursor })).next_cursor;
    },
    poll: async (id) => {
      const [known, state] = [entries.value.length, desk.value.state];
      after = (await read({ conversation_id: id, ...(after !== null && { after }) })).poll_cursor;
      return entries.value.length > known || desk.value.state !== state;
    },
  };
};
