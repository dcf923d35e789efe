/** Lambda's own line for an invocation that failed, which the state machine retries or takes another way. */
const HANDLED = /\tERROR\tInvoke Error\t/;
/** Warnings about what the user of this machine has set, and can mend. */
const MENDABLE = /"message":"tool(?: server)? left out"/;

/** Prints what the functions log: all of it when asked to, else the errors and what the user can mend, so that a terminal stays readable. */
export const printedLogs =
  (all: boolean) =>
  (line: string): void => {
    const level = levelOf(line);
    if (all || level === 'ERROR' || MENDABLE.test(line) || (level === null && !HANDLED.test(line))) console.error(line);
  };

/** The level of a structured line, an empty string for a line of metrics, null for one that is not JSON. */
const levelOf = (line: string): string | null => {
  try {
    return String(JSON.parse(line).level ?? '');
  } catch {
    return null;
  }
};
