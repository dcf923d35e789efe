const SOON_MS = 2000;
const LATEST_MS = 15_000;
const GROWTH = 1.5;

/** Milliseconds to the next poll: soon after news, and ever later without. */
export const nextDelay = (delay: number, isNews: boolean): number =>
  isNews ? SOON_MS : Math.min(LATEST_MS, delay * GROWTH);

export interface Polling {
  /** Whether to poll at all. */
  run(isOn: boolean): void;
  /** Polls at once, and soon again. */
  nudge(): void;
}

/** Calls `poll` again and again; it resolves whether there was news. One that fails had none. */
export const polling = (poll: () => Promise<boolean>): Polling => {
  let isOn = false;
  let isAsking = false;
  let delay = SOON_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const plan = () => {
    clearTimeout(timer);
    if (isOn) timer = setTimeout(ask, delay);
  };
  const ask = async () => {
    clearTimeout(timer);
    if (isAsking || !isOn) return;
    isAsking = true;
    const isNews = await poll().catch(() => false);
    isAsking = false;
    delay = nextDelay(delay, isNews);
    plan();
  };
  return {
    run: (wanted) => {
      if (wanted === isOn) return;
      isOn = wanted;
      delay = SOON_MS;
      plan();
    },
    nudge: () => {
      delay = SOON_MS;
      void ask();
    },
  };
};
