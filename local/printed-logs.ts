/** Lambda's own line for an invocation that failed, which the state machine retries or takes another way. */
const HANDLED = /\tERROR\tInvoke Error\t/;

/** Prints what the functions log: all of it when asked to, else the errors, so that a terminal stays readable. */
export const printedLogs =
  (all: boolean) =>
  (line: string): void => {
    const level = levelOf(line);
    if (all || level === 'ERROR' || (level === null && !HANDLED.test(line))) console.error(line);
  };

/** The level of a structured line, an empty string for a line of metrics, null for one that is not JSON. */
const levelOf = (line: string): string | null => {
  try {
    return String(JSON.parse(line).level ?? '');
  } catch {
    return null;
  }
};
