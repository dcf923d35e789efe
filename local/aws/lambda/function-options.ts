export interface FunctionOptions {
  readonly name: string;
  /** The function's unchanged `index.ts`, which exports `handler`. */
  readonly entry: URL;
  /** The function's environment, besides the variables that Lambda sets. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Whether it waits for its first call, as functions that are rarely used do in AWS. */
  readonly startsCold?: boolean;
  /** Receives each line that the function writes to stdout or stderr, and each failed invocation. By default they are dropped. */
  readonly onLog?: ((line: string) => void) | undefined;
}
