import { setTimeout as pause } from 'node:timers/promises';
import type { LocalFunction } from './aws/lambda/function.ts';
import { lastingTrouble } from './lasting-trouble.ts';

const FIRST_MS = 1000;
/** AWS's schedule has minutes. */
const EVERY_MS = 5000;
/** How long a run may take to end at the close. What it has claimed is due again later. */
const GRACE_MS = 5000;

/** Stands in for the schedule of the clock's function: runs it every few seconds, and never twice at once. */
export const startClockTimer = (
  clock: Pick<LocalFunction, 'invoke'>,
  say: (line: string) => void,
): { close(): Promise<void> } => {
  const trouble = lastingTrouble(say, 'The clock runs again.');
  let isOpen = true;
  let running = Promise.resolve();
  const run = () =>
    clock.invoke('{}').then(trouble.succeeded, (error: Error) => {
      if (isOpen) trouble.failed(`The clock fails, and nothing that is due happens (${error.message}).`);
    });
  const runIn = (ms: number): NodeJS.Timeout =>
    setTimeout(() => {
      running = run().then(() => {
        if (isOpen) timer = runIn(EVERY_MS);
      });
    }, ms);
  let timer = runIn(FIRST_MS);
  return {
    close: async () => {
      isOpen = false;
      clearTimeout(timer);
      await Promise.race([running, pause(GRACE_MS, undefined, { ref: false })]);
    },
  };
};
