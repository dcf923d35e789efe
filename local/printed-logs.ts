/** Lambda's own line for an invocation that failed, which the state machine retries or catches. */
const HANDLED = /\tERROR\tInvoke Error\t/;
/** Warnings about the user's own settings on this machine. */
const MENDABLE = /"message":"(?:tool(?: server)? left out|tools not offered)"/;

/** Prints what the functions log: all of it, or the errors and the warnings that the user can act on, so that a terminal stays readable. */
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
