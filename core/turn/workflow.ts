/** Starts an execution and waits for its end. Throws `ClientError`. */
export interface Workflow {
  run(input: unknown): Promise<{ readonly execution: string; readonly output: unknown }>;
}
