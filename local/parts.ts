interface Part {
  close(): Promise<void>;
}

/** What was started, to be closed in reverse order. */
export interface Parts extends Part {
  readonly keep: <T extends Part>(part: T) => T;
  /** Waits for all of them even if one fails, so that everything that has started is kept, and can be closed. */
  readonly together: <T extends readonly unknown[]>(
    starting: readonly [...T],
  ) => Promise<{ -readonly [P in keyof T]: Awaited<T[P]> }>;
}

export const startedParts = (): Parts => {
  const started: Part[] = [];
  return {
    keep: (part) => {
      started.push(part);
      return part;
    },
    together: async (starting) => {
      await Promise.allSettled(starting);
      return Promise.all(starting);
    },
    close: async () => {
      for (const part of started.splice(0).reverse()) await part.close();
    },
  };
};
