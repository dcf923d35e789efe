/** A task that runs again and again. */
export interface Poll {
  /** Runs it now; once more, if it runs already. */
  now(): Promise<void>;
  stop(): void;
}

/** Runs a task that does not throw, and again `everyMs` after each end. */
export const poll = (task: () => Promise<void>, everyMs: () => number): Poll => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  const rounds = async () => {
    do {
      again = false;
      await task();
    } while (again && !stopped);
    running = null;
    if (!stopped) timer = setTimeout(now, everyMs());
  };
  const now = (): Promise<void> => {
    clearTimeout(timer);
    again = running !== null;
    running ??= rounds();
    return running;
  };
  void now();
  return {
    now,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
};
