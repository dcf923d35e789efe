import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Kept } from '../shared/kept.ts';
import type { CallError } from '../shared/rpc.ts';
import type { Connection } from './connection.ts';
import { type ConversationLog, createConversationLog } from './conversation-log.ts';
import { createOutbox, type Message, type Outbox } from './outbox.ts';
import { once, type Pauses, toCallError } from './patience.ts';
import type { Guide, Reply } from './results.ts';
import { isTurn, turnOf } from './transcript.ts';

/** Stored by the tab, so that a reload loses nothing: ids, and messages that the server has not answered. */
export interface Saved {
  /** Whose words these are; null if that was not known yet. */
  readonly customer: string | null;
  readonly conversation: string | null;
  readonly draft: string;
  readonly messages: readonly Message[];
}

export interface ChatOptions {
  readonly connection: Pick<Connection, 'session' | 'call' | 'send' | 'keepVisitor'>;
  readonly saved: Kept<Saved | null>;
  readonly pauses: Pauses;
  /** The session has become another customer's: this chat has ended. */
  readonly onOtherCustomer: () => void;
  readonly newId?: () => string;
}

export interface Chat extends Pick<ConversationLog, 'entries' | 'desk' | 'isRated' | 'hasOlder' | 'take'> {
  readonly phase: ReadonlySignal<'loading' | 'ready' | 'failed'>;
  /** Why it did not load. */
  readonly failure: ReadonlySignal<CallError | null>;
  readonly guide: ReadonlySignal<Guide | null>;
  readonly customer: ReadonlySignal<{ readonly id: string; readonly isVisitor: boolean } | null>;
  /** The text in the field. */
  readonly draft: { value: string };
  readonly outbox: Outbox;
  load(): Promise<void>;
  readOlder(): Promise<void>;
  /** Reads what is new, and resolves whether there was any. */
  poll(): Promise<boolean>;
  send(text: string, confirm?: string | null): void;
  /** Calls a tool about this conversation. */
  call<R>(tool: string, args: object): Promise<R>;
  /** Another chat takes its place. */
  end(): void;
}

/** One customer's conversation in a page. */
export const createChat = (options: ChatOptions): Chat => {
  const { connection, saved, pauses, onOtherCustomer, newId = () => crypto.randomUUID() } = options;
  const log = createConversationLog(connection);
  const phase = signal<'loading' | 'ready' | 'failed'>('loading');
  const failure = signal<CallError | null>(null);
  const guide = signal<Guide | null>(null);
  const customer = signal<{ readonly id: string; readonly isVisitor: boolean } | null>(null);
  const conversation = signal<string | null>(null);
  const draft = signal('');
  let hasEnded = false;
  /** From before a reload; null once it is known whose it is. */
  const before = signal(saved.read());

  const restore = (id: string) => {
    const kept = before.value;
    before.value = null;
    if (kept === null || (kept.customer !== null && kept.customer !== id)) return;
    conversation.value = kept.conversation;
    draft.value ||= kept.draft;
    for (const message of kept.messages) outbox.add(message);
  };

  const readGuide = async () => {
    const uri = 'frontdesk://playbook';
    const { contents } = await connection.send<{ contents: { text: string }[] }>('resources/read', { uri });
    guide.value = JSON.parse(contents[0]?.text ?? 'null') as Guide | null;
  };

  const ready = once(async (): Promise<string> => {
    const { customer: id, isVisitor } = await connection.session();
    restore(id);
    customer.value = { id, isVisitor };
    const [known] = await Promise.all([log.readNewest(conversation.value), guide.value ?? readGuide()]);
    conversation.value = known ?? newId();
    adopt();
    return conversation.value;
  });

  /** Sends messages without an answer again, such as those of a page that was closed. Their ids prevent a second answer. */
  const adopt = () => {
    for (const entry of log.entries.value)
      if (isTurn(entry) && entry.status === 'pending')
        outbox.add({ id: entry.message_id, text: entry.message, confirm: null });
  };

  const inConversation = async <R>(work: (id: string) => Promise<R>): Promise<R> => {
    try {
      return await work(await ready());
    } catch (error) {
      if (toCallError(error).code === 'OTHER_CUSTOMER' && !hasEnded) onOtherCustomer();
      throw error;
    }
  };

  const call = <R>(tool: string, args: object): Promise<R> =>
    inConversation((id) => connection.call<R>(tool, { ...args, conversation_id: id }));

  const deliver = async ({ id, text, confirm }: Message): Promise<void> => {
    await ready();
    await connection.keepVisitor();
    const args = { message: text, message_id: id, ...(confirm !== null && { confirm_action: confirm }) };
    const reply = await call<Reply>('chat_with_ai', args).catch((error: unknown) => {
      const { code, details } = toCallError(error);
      // It has an answer: that there is none.
      if (code === 'MODEL_FAILED') return details as unknown as Reply;
      throw error;
    });
    log.take({ desk: reply.conversation, entries: { turns: [turnOf(text, reply)], messages: reply.messages } });
  };
  const outbox = createOutbox({ deliver, pauses });

  /** The customer whose messages are stored. A visitor who has sent nothing is a new one after a reload. */
  const owner = () => {
    if (customer.value === null) return before.value?.customer ?? null;
    const { id, isVisitor } = customer.value;
    return isVisitor && log.entries.value.length + outbox.messages.value.length === 0 ? null : id;
  };

  const unsave = effect(() => {
    saved.write({
      customer: owner(),
      conversation: before.value?.conversation ?? conversation.value,
      draft: draft.value || (before.value?.draft ?? ''),
      messages: [
        ...(before.value?.messages ?? []),
        ...outbox.messages.value.map(({ id, text, confirm }) => ({ id, text, confirm })),
      ],
    });
  });

  return {
    ...{ entries: log.entries, desk: log.desk, isRated: log.isRated, hasOlder: log.hasOlder },
    ...{ phase, failure, guide, customer, draft, outbox, call, take: log.take },
    load: async () => {
      phase.value = 'loading';
      try {
        await ready();
        failure.value = null;
        phase.value = 'ready';
      } catch (error) {
        failure.value = toCallError(error);
        phase.value = 'failed';
      }
    },
    readOlder: () => inConversation(log.readOlder),
    poll: async () => {
      const isNews = await inConversation(log.poll);
      adopt();
      return isNews;
    },
    send: (text, confirm = null) => outbox.add({ id: newId(), text, confirm }),
    end: () => {
      hasEnded = true;
      unsave();
      // Kept for the page's next chat, and not sent by this one any more.
      for (const { id } of outbox.messages.value) outbox.drop(id);
    },
  };
};
