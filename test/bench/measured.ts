/** The share of the duration that is warm-up; runs that end in it are not counted. */
const RAMP = 0.2;

export interface Measured<A extends unknown[]> {
  /** Milliseconds of one run. */
  once(...args: A): Promise<number>;
  /** Completed runs per second, with `inFlight` concurrent runs, over `forMs` milliseconds. */
  flood(inFlight: number, forMs: number, ...args: A): Promise<number>;
}

/** Measures in the process that runs the operation, so that messages between processes are not included. */
export const measured = <A extends unknown[]>(operation: (...args: A) => Promise<unknown>): Measured<A> => ({
  once: async (...args) => {
    const began = performance.now();
    await operation(...args);
    return performance.now() - began;
  },
  flood: async (inFlight, forMs, ...args) => {
    const began = performance.now();
    const [from, to] = [began + forMs * RAMP, began + forMs];
    let counted = 0;
    const lane = async () => {
      while (performance.now() < to) {
        await operation(...args);
        const ended = performance.now();
        if (ended >= from && ended < to) counted++;
      }
    };
    await Promise.all(Array.from({ length: inFlight }, lane));
    return (counted / (to - from)) * 1000;
  },
});
