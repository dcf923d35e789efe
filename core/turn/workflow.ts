/** Starts an execution and waits for its end. Throws `ClientError` with what the client is to be told. */
export interface Workflow {
  run(input: unknown): Promise<{ readonly execution: string; readonly output: unknown }>;
}
