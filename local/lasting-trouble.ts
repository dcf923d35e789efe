/** Failures in a row after which the user is told; a single one mostly ends by itself. */
const PATIENCE = 3;

/** Prints one line for a failure that lasts, and one for its end. */
export const lastingTrouble = (say: (line: string) => void, ended: string) => {
  let failures = 0;
  return {
    failed: (line: string): void => {
      failures += 1;
      if (failures === PATIENCE) say(line);
    },
    succeeded: (): void => {
      if (failures >= PATIENCE) say(ended);
      failures = 0;
    },
  };
};
