export interface Progress {
  readonly progress: number;
  readonly message?: string | undefined;
}

interface ListedTool {
  readonly name: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly annotations?: object | undefined;
  readonly inputSchema: object;
  readonly outputSchema?: object | undefined;
}

/** A client as the tests need it, whether official or plain. */
export interface TestClient {
  /** Every HTTP response that the client got. */
  readonly responses: readonly Response[];
  readonly protocol: string | undefined;
  server(): object | undefined;
  list(): Promise<readonly ListedTool[]>;
  call(
    name: string,
    args: Record<string, unknown>,
    onprogress?: (progress: Progress) => void,
  ): Promise<{ readonly structuredContent?: unknown; readonly isError?: unknown }>;
  close(): Promise<void>;
}
