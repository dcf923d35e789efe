import { batch, signal } from '@preact/signals';
import type { CallError } from '../../shared/rpc.ts';
import type { Case, Desk, Post, Which } from '../results.ts';
import type { Call } from '../shell/connection.ts';
import { isSameOwner } from './conflict-words.ts';
import { keyOfEntry, type Transcript, withEntry, withNewest, withOlder } from './transcript/merge-entries.ts';

const EMPTY: Transcript = { entries: [], older: null };

/** What was read of a conversation. It stays on the screen while the desk does not answer. `onMove` is told when it finds that somebody else has it. */
export const reading = (which: Which, call: Call, onMove: () => void) => {
  const found = signal<Case | null>(null);
  const transcript = signal(EMPTY);
  const failure = signal<CallError | null>(null);
  const isReadingOlder = signal(false);
  let asked = 0;
  let shown = 0;

  return {
    found,
    transcript,
    failure,
    isReadingOlder,
    /** The key of the newest entry. */
    newest: (): string => {
      const last = transcript.value.entries.at(-1);
      return last ? keyOfEntry(last) : '';
    },
    /** The key of the customer's newest message. */
    newestMessage: (): string => {
      const last = transcript.value.entries.findLast(({ type }) => type === 'turn');
      return last ? keyOfEntry(last) : '';
    },
    refresh: async (): Promise<void> => {
      const turn = ++asked;
      try {
        const page = await call<Case>('open_case', { ...which });
        // A late response would replace newer entries on the screen.
        if (turn < shown) return;
        shown = turn;
        const before = found.value?.desk;
        batch(() => {
          found.value = page;
          transcript.value = withNewest(transcript.value, page);
          failure.value = null;
        });
        if (before && !isSameOwner(before, page.desk)) onMove();
      } catch (error) {
        failure.value = error as CallError;
      }
    },
    /** Reads the entries before the oldest. Throws `CallError`. */
    readOlder: async (): Promise<void> => {
      const cursor = transcript.value.older;
      if (cursor === null || isReadingOlder.value) return;
      isReadingOlder.value = true;
      try {
        const page = await call<Case>('open_case', { ...which, cursor });
        transcript.value = withOlder(transcript.value, page);
      } finally {
        isReadingOlder.value = false;
      }
    },
    /** Shows the change of an act before the next read. */
    showPost: (post: Post) => {
      transcript.value = withEntry(transcript.value, post);
    },
    showDesk: (desk: Desk | null) => {
      if (desk && found.value) found.value = { ...found.value, desk };
    },
  };
};
