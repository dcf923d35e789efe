import { type ReadonlySignal, signal } from '@preact/signals';
import type { CallError } from '../shared/rpc.ts';
import { type Pauses, patiently, toCallError } from './patience.ts';

/** A message that the server has not answered yet. */
export interface Message {
  /** Its `message_id`. */
  readonly id: string;
  readonly text: string;
  /** The proposal to which it agrees. */
  readonly confirm: string | null;
}

export interface Outgoing extends Message {
  readonly error: CallError | null;
}

export interface Outbox {
  /** In the order in which they are sent. */
  readonly messages: ReadonlySignal<readonly Outgoing[]>;
  /** The message that the server has now; null if none. */
  readonly sending: ReadonlySignal<string | null>;
  add(message: Message): void;
  /** Sends a message again that failed, with the same id. */
  again(id: string): void;
  /** Takes a message out, such as one that failed. */
  drop(id: string): void;
}

interface OutboxOptions {
  /** Sends one message, and takes its answer. Throws `CallError`. */
  readonly deliver: (message: Message) => Promise<void>;
  readonly pauses: Pauses;
}

/** Sends messages one after the other, and repeats what fails for a while. A message leaves it when it is answered. */
export const createOutbox = ({ deliver, pauses }: OutboxOptions): Outbox => {
  const messages = signal<readonly Outgoing[]>([]);
  const sending = signal<string | null>(null);
  const drop = (id: string) => {
    messages.value = messages.value.filter((message) => message.id !== id);
  };
  const mark = (id: string, error: CallError | null) => {
    messages.value = messages.value.map((message) => (message.id === id ? { ...message, error } : message));
  };
  const isStill = (id: string) => messages.value.some((message) => message.id === id);
  const send = async (): Promise<void> => {
    const next = messages.value.find(({ error }) => error === null);
    if (sending.value !== null || !next) return;
    sending.value = next.id;
    try {
      // One that was taken out while it waited is not sent again.
      await patiently(async () => isStill(next.id) && deliver(next), pauses.wait);
      drop(next.id);
    } catch (error) {
      mark(next.id, toCallError(error));
    }
    sending.value = null;
    await send();
  };
  return {
    messages,
    sending,
    add: (message) => {
      if (isStill(message.id)) return;
      messages.value = [...messages.value, { ...message, error: null }];
      void send();
    },
    again: (id) => {
      mark(id, null);
      void send();
    },
    drop,
  };
};
