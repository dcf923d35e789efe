/** Under npm, Ctrl-C comes twice: from the terminal and from npm. */
const SAME_MS = 500;
/** The exit code of a process that SIGINT ended. */
const INTERRUPTED = 130;

/** Calls `stop` for the first Ctrl-C or SIGTERM, and ends the process at the second. */
export const onInterrupt = (stop: () => void): void => {
  let first: number | null = null;
  const interrupt = () => {
    if (first !== null && performance.now() - first > SAME_MS) process.exit(INTERRUPTED);
    if (first === null) stop();
    first ??= performance.now();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
};
