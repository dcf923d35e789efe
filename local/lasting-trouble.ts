/** Failures in a row after which it is told; a single one mostly ends by itself. */
const PATIENCE = 3;

/** Tells the user once of a trouble that lasts, and of its end. */
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
