/** What is deployed as one Lambda function. */
export interface FunctionOptions {
  readonly name: string;
  /** The function's unchanged `index.ts`, which exports `handler`. */
  readonly entry: URL;
  /** All that the function sees of an environment, besides what Lambda itself sets. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Only told to the function, 128 by default; nothing is enforced. */
  readonly memoryMb?: number;
  /** Gets each line that the function writes to stdout or stderr, and how invocations fail; nothing is printed. */
  readonly onLog?: (line: string) => void;
}
