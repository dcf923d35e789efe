import * as z from 'zod/mini';

/** A tool of one of the company's servers as models are offered it. */
export const CompanyTool = z.object({
  /** What models call it: `<server>__<tool>`. */
  name: z.string(),
  server: z.string(),
  tool: z.string(),
  title: z.string(),
  description: z.string(),
  /** JSON Schema of the arguments that a model fills in: without the one that names the customer. */
  inputSchema: z.record(z.string(), z.unknown()),
  /** Whether it changes something, as far as its server does not say that it only reads. */
  writes: z.boolean(),
  /** The argument that names the customer, which only code fills in; null where the tool takes none. */
  identity: z.nullable(z.string()),
});
export type CompanyTool = z.infer<typeof CompanyTool>;

/** What a call came to: the text for the model, and whether the tool did what it was asked. */
export interface ToolOutcome {
  readonly ok: boolean;
  readonly text: string;
}

/** The company's tool servers. */
export interface ToolServers {
  /** All tools that may be offered; a server that does not answer is left out, and logged. */
  list(): Promise<readonly CompanyTool[]>;
  /**
   * Calls a tool once, never twice. Throws `OutcomeUnknown` when nobody can say whether it was done: no answer in `timeoutMs`, or a broken
   * connection. Whatever the server itself refuses is an outcome that is not ok.
   */
  call(server: string, tool: string, args: Readonly<Record<string, unknown>>, timeoutMs: number): Promise<ToolOutcome>;
}
