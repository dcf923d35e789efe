const SOON_MS = 2000;
const LATEST_MS = 15_000;
const GROWTH = 1.5;
/** A person who has just written often writes again. */
const LIVELY_FOR_MS = 60_000;
const LIVELY_LATEST_MS = 4000;

/** Milliseconds to the next poll: soon after news, and ever later without. `quietMs` is the time since the last news. */
export const nextDelay = (delay: number, quietMs: number): number =>
  quietMs === 0 ? SOON_MS : Math.min(quietMs < LIVELY_FOR_MS ? LIVELY_LATEST_MS : LATEST_MS, delay * GROWTH);

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
  let newsAt = Number.NEGATIVE_INFINITY;
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
    const now = Date.now();
    if (isNews) newsAt = now;
    delay = nextDelay(delay, now - newsAt);
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
