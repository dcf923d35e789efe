/** Lambda's line for a failed invocation, which the state machine handles by Retry or Catch. */
const HANDLED = /\tERROR\tInvoke Error\t/;
/** Warnings about the user's own settings. */
const ABOUT_SETTINGS = /"message":"(?:tool(?: server)? left out|tools not offered)"/;

/** Prints the functions' logs: with `all` every line, otherwise errors and warnings about settings. */
export const printedLogs =
  (all: boolean) =>
  (line: string): void => {
    const level = levelOf(line);
    const isNeeded = level === 'ERROR' || ABOUT_SETTINGS.test(line) || (level === null && !HANDLED.test(line));
    if (all || isNeeded) console.error(line);
  };

/** The level of a structured line, an empty string for a line of metrics, or null if the line is not JSON. */
const levelOf = (line: string): string | null => {
  try {
    return String(JSON.parse(line).level ?? '');
  } catch {
    return null;
  }
};
