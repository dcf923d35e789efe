import * as z from 'zod/mini';

/** A write that a model has requested. It is only carried out with the customer's consent, and with exactly these arguments. */
export const ProposedAction = z.object({
  /** Key of the turn that proposes it: one turn proposes one action. */
  id: z.string(),
  server: z.string(),
  tool: z.string(),
  title: z.string(),
  /** Bound to the verified customer. */
  arguments: z.record(z.string(), z.unknown()),
});
export type ProposedAction = z.infer<typeof ProposedAction>;

/** The outcome of an action. `rejected`: the server declined it. `unknown`: it may have been done, and is not tried again. */
export const ActionResult = z.object({
  action: ProposedAction,
  outcome: z.enum(['done', 'rejected', 'unknown']),
  /** The text of the tool's result. */
  text: z.string(),
});
export type ActionResult = z.infer<typeof ActionResult>;
