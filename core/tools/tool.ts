import * as z from 'zod/mini';

/** A company tool, as models are offered it. */
export const CompanyTool = z.object({
  /** The name for models: `<server>__<tool>`. */
  name: z.string(),
  server: z.string(),
  tool: z.string(),
  title: z.string(),
  description: z.string(),
  /** JSON Schema of the arguments that a model gives, without the one that identifies the customer. */
  inputSchema: z.record(z.string(), z.unknown()),
  /** Whether the tool may change something: true unless its server declares it read-only. */
  writes: z.boolean(),
  /** Whether its server declares that it destroys and replaces nothing. */
  harmless: z.boolean(),
  /** The read-only tool of the same server that says what a call would do; null if the server names none. */
  preview: z.nullable(z.string()),
  /** The argument that identifies the customer, as the tool spells it; null if it declares none. Only code sets it. */
  identity: z.nullable(z.string()),
  /** The server's name for the customer argument. Fields with this name are bound at any depth. */
  identityName: z.string(),
  /** Whether its server gets the customer in a signed token with every call, and checks itself what the customer may do. */
  unbound: z.boolean(),
});
export type CompanyTool = z.infer<typeof CompanyTool>;

/**
 * Returns what is wrong with a model's arguments under a JSON Schema, in words for the model; null if they are valid.
 * The check precedes consent, so that no customer consents to a write that the server would reject.
 */
export type ArgumentCheck = (schema: CompanyTool['inputSchema'], args: unknown) => string | null;

/** The result of a call: the text for the model, and whether the tool succeeded. */
export interface ToolOutcome {
  readonly ok: boolean;
  readonly text: string;
}

export interface ToolCall {
  readonly server: string;
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** The verified customer. */
  readonly customer: string;
  readonly timeoutMs: number;
  /** Not sent again over another connection, even if the server now declares the tool read-only. */
  readonly once?: boolean;
}

/** The longest that a turn waits at once for lists of tools. */
export const LIST_PATIENCE_MS = 2000;

export interface ToolList {
  /** The same array as long as no server has given another list. */
  readonly tools: readonly CompanyTool[];
  /** Whether a server whose tools are not known yet may still answer. */
  readonly cold: boolean;
}

export interface ToolServers {
  /**
   * Lists all tools that may be offered. Servers whose list is outdated are asked, and waited for at most `patienceMs`, by default until each
   * has answered or failed; meanwhile the last list is used. A server that does not answer is omitted and logged.
   */
  list(patienceMs?: number): Promise<ToolList>;
  /**
   * Calls a tool; one that writes runs at most once. Throws `OutcomeUnknown` if no answer arrives within `timeoutMs` or the connection
   * breaks, because the tool may have run. If the server rejects the call, the outcome is not ok.
   */
  call(call: ToolCall): Promise<ToolOutcome>;
}
