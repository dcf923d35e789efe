import { type ReadonlySignal, signal } from '@preact/signals';
import type { CallError } from '../shared/rpc.ts';
import type { Chat } from './chat.ts';
import { type Pauses, patiently, toCallError } from './patience.ts';
import type { Acted } from './results.ts';

/** The customer's acts other than writing. They run one at a time: another one is ignored until the first has ended. */
export interface Acts {
  /** The act that is under way; null if none. */
  readonly doing: ReadonlySignal<string | null>;
  /** Why the last one failed. */
  readonly error: ReadonlySignal<CallError | null>;
  /** Shows why something else failed that the customer wanted. */
  fail(thrown: unknown): void;
  /** Whether the customer has left an address. */
  readonly hasContact: ReadonlySignal<boolean>;
  askForPerson(contact?: string): Promise<boolean>;
  backToAssistant(): Promise<boolean>;
  close(): Promise<boolean>;
  /** About an answer. A thumb is 1 or 5. */
  rate(turn: string, score: 1 | 5): Promise<boolean>;
  /** About the matter that was closed last. */
  score(score: number, comment: string): Promise<boolean>;
}

export const createActs = (chat: Pick<Chat, 'call' | 'poll' | 'take' | 'entries'>, pauses: Pauses): Acts => {
  const doing = signal<string | null>(null);
  const error = signal<CallError | null>(null);
  const hasContact = signal(false);

  const perform = async <R>(tool: string, args: object, done: (result: R) => void): Promise<boolean> => {
    if (doing.value !== null) return false;
    doing.value = tool;
    error.value = null;
    const message_id = crypto.randomUUID();
    try {
      done(await patiently(() => chat.call<R>(tool, { ...args, message_id }), pauses.wait));
      return true;
    } catch (thrown) {
      error.value = toCallError(thrown);
      return false;
    } finally {
      doing.value = null;
      // Also after a conflict: a person may have joined.
      void chat.poll().catch(() => {});
    }
  };
  const moved = ({ conversation }: Acted) => chat.take({ desk: conversation });
  return {
    ...{ doing, error, hasContact },
    fail: (thrown) => {
      error.value = toCallError(thrown);
    },
    askForPerson: (contact) =>
      perform<Acted>('ask_for_person', contact === undefined ? {} : { contact }, (acted) => {
        hasContact.value ||= contact !== undefined;
        moved(acted);
      }),
    backToAssistant: () => perform('return_to_assistant', {}, moved),
    close: () =>
      perform<Acted>('close_conversation', {}, ({ conversation }) => chat.take({ desk: conversation, isRated: false })),
    rate: (turn_id, score) =>
      perform('give_feedback', { turn_id, score }, () => {
        const turns = chat.entries.value.flatMap((entry) =>
          'turn_id' in entry && entry.turn_id === turn_id ? [{ ...entry, feedback: { score } }] : [],
        );
        chat.take({ entries: { turns, messages: [] } });
      }),
    score: (score, comment) =>
      perform('give_feedback', { score, ...(comment.trim() !== '' && { comment: comment.trim() }) }, () =>
        chat.take({ isRated: true }),
      ),
  };
};
