import { batch, signal } from '@preact/signals';
import type { CallError } from '../../../shared/rpc.ts';
import type { ActResult, Desk, Post, Which } from '../../results.ts';
import type { Call } from '../../shell/connection.ts';
import { isUnsure } from '../failure-words.ts';
import type { Draft, Drafts, Kind, Unsent } from './drafts.ts';

/** `unknown`: it may have arrived. The same call again is safe, and the only way to know. */
export type Sending = Unsent & { readonly state: 'sending' | 'unknown' };

export interface WritingDependencies {
  readonly key: string;
  readonly which: Which;
  readonly call: Call;
  readonly drafts: Drafts;
  readonly newId: () => string;
  readonly now: () => number;
  readonly onPost: (post: Post | null, kind: Kind, desk: Desk | null) => Promise<void>;
  /** The message was not sent, and its text is back in the field. */
  readonly onRefusal: (kind: Kind, error: CallError) => void;
}

/** The field of a conversation and the messages on their way. Errors and reloads lose none of them. */
export const writing = ({ key, which, call, drafts, newId, now, onPost, onRefusal }: WritingDependencies) => {
  const draft = signal(drafts.draft(key));
  const sending = signal<readonly Sending[]>(drafts.unsent(key).map((one) => ({ ...one, state: 'unknown' })));

  const write = (next: Draft) => {
    draft.value = next;
    drafts.keepDraft(key, next);
  };
  const keep = (list: readonly Sending[]) => {
    sending.value = list;
    drafts.keepUnsent(
      key,
      list.map(({ state: _, ...words }) => words),
    );
  };
  const mark = (words: Unsent, state: Sending['state'] | null) => {
    const others = sending.value.filter(({ message_id }) => message_id !== words.message_id);
    keep(state === null ? others : [...others, { ...words, state }]);
  };
  const takeBack = (words: Unsent) => {
    mark(words, null);
    const { kind, text } = draft.value;
    write({ kind: text === '' ? words.kind : kind, text: joined(words.text, text) });
  };

  let sent: Promise<unknown> = Promise.resolve();

  const send = async (words: Unsent): Promise<void> => {
    const { message_id, kind, text } = words;
    mark(words, 'sending');
    try {
      const { post, desk } = await call<ActResult>(kind, { ...which, text, message_id });
      const shown = batch(() => {
        mark(words, null);
        return onPost(post && { type: 'post', ...post, move: null, text }, kind, desk);
      });
      await shown;
    } catch (error) {
      const failed = error as CallError;
      if (isUnsure(failed)) return mark(words, 'unknown');
      takeBack(words);
      onRefusal(kind, failed);
    }
  };

  return {
    draft,
    sending,
    write: (text: string) => write({ ...draft.value, text }),
    switchTo: (kind: Kind) => write({ ...draft.value, kind }),
    /** Sends the text. The field is free for the next one at once. */
    submit: (): Promise<unknown> => {
      const { kind, text } = draft.value;
      if (text.trim() === '') return Promise.resolve();
      write({ kind, text: '' });
      sent = send({ kind, text, message_id: newId(), at: now() });
      return sent;
    },
    /** Ends with the sending of the words that were submitted last. */
    sent: () => sent,
    sendAgain: ({ state: _, ...words }: Sending) => send(words),
    takeBack: ({ state: _, ...words }: Sending) => takeBack(words),
  };
};

const joined = (first: string, second: string): string => (second === '' ? first : `${first}\n\n${second}`);
