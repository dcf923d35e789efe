import * as z from 'zod/mini';

/** A tool of one of the company's servers, as models are offered it. */
export const CompanyTool = z.object({
  /** What models call it: `<server>__<tool>`. */
  name: z.string(),
  server: z.string(),
  tool: z.string(),
  title: z.string(),
  description: z.string(),
  /** JSON Schema of the arguments that a model gives: without the one that names the customer. */
  inputSchema: z.record(z.string(), z.unknown()),
  /** Whether it may change something: its server does not say that it only reads. */
  writes: z.boolean(),
  /** The argument that names the customer, as the tool spells it. Only code sets it. Null where the tool declares none. */
  identity: z.nullable(z.string()),
  /** What the server calls such an argument; fields of this name are bound wherever they stand. */
  identityName: z.string(),
});
export type CompanyTool = z.infer<typeof CompanyTool>;

/**
 * What is wrong with a model's arguments under a JSON Schema, in words for the model; null where they are valid. A write that its server
 * would reject is not worth the customer's consent.
 */
export type ArgumentCheck = (schema: CompanyTool['inputSchema'], args: unknown) => string | null;

/** The result of a call: the text for the model, and whether the tool did what it was asked. */
export interface ToolOutcome {
  readonly ok: boolean;
  readonly text: string;
}

/** The company's tool servers. */
export interface ToolServers {
  /** All tools that may be offered. A server that does not answer is left out and logged. */
  list(): Promise<readonly CompanyTool[]>;
  /**
   * Calls a tool at most once. Throws `OutcomeUnknown` without an answer within `timeoutMs` or with a broken connection: the tool may have
   * run. A call that the server rejects is an outcome that is not ok.
   */
  call(server: string, tool: string, args: Readonly<Record<string, unknown>>, timeoutMs: number): Promise<ToolOutcome>;
}
