import { setTimeout as pause } from 'node:timers/promises';
import type { LocalFunction } from './aws/lambda/function.ts';
import { lastingTrouble } from './lasting-trouble.ts';

const FIRST_MS = 1000;
/** AWS's schedule has minutes. */
const EVERY_MS = 5000;
/** How long a run may take to end at the close. What it has claimed is due again later. */
const GRACE_MS = 5000;

/** Stands in for the schedule of the clock's function: runs it every few seconds, and never twice at once. */
export const startClockTimer = (clock: LocalFunction, say: (line: string) => void): { close(): Promise<void> } => {
  const closing = new AbortController();
  const { signal } = closing;
  const trouble = lastingTrouble(say, 'The clock runs again.');
  const run = async (): Promise<void> => {
    for (let wait = FIRST_MS; ; wait = EVERY_MS) {
      await pause(wait, undefined, { signal });
      await clock.invoke('{}').then(trouble.succeeded, (error: Error) => {
        if (!signal.aborted) trouble.failed(`The clock fails: nothing that is due happens (${error.message}).`);
      });
    }
  };
  const running = run().catch(() => {});
  return {
    close: async () => {
      closing.abort();
      await Promise.race([running, pause(GRACE_MS, undefined, { ref: false })]);
    },
  };
};
