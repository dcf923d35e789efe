import { effect } from '@preact/signals';
import { poll } from './poll.ts';

const EVERY_MS = 5000;
const HIDDEN_MS = 15_000;

interface KeepReadingOptions {
  /** Starts the reads of a round. They do not throw. */
  readonly tasks: () => readonly (Promise<unknown> | undefined)[];
  /** Reads signals; when one changes, the next round begins at once. */
  readonly again: () => unknown;
  /** Whether it makes sense to ask. */
  readonly mayRead: () => boolean;
  /** There is no network. */
  readonly lost: () => void;
}

/** Reads again what the page shows: every 5 s, every 15 s in a hidden tab, and at once when the tab or the network comes back. */
export const keepReading = ({ tasks, again, mayRead, lost }: KeepReadingOptions): (() => void) => {
  const reading = poll(
    async () => {
      if (mayRead()) await Promise.all(tasks());
    },
    () => (document.hidden ? HIDDEN_MS : EVERY_MS),
  );
  const now = () => void reading.now();
  document.addEventListener('visibilitychange', () => document.hidden || now());
  addEventListener('online', now);
  addEventListener('offline', lost);
  let isFirst = true;
  effect(() => {
    again();
    if (!isFirst) now();
    isFirst = false;
  });
  return now;
};
