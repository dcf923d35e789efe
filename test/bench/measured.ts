/** The part of a flood's time in which it fills up; what ends in it is not counted. */
const RAMP = 0.2;

export interface Measured<A extends unknown[]> {
  /** Milliseconds of one run. */
  once(...args: A): Promise<number>;
  /** Runs that end in a second, with `inFlight` of them under way at any time, over `forMs` milliseconds. */
  flood(inFlight: number, forMs: number, ...args: A): Promise<number>;
}

/** Takes the times in the process that runs the operation, so that no message between processes is in them. */
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
