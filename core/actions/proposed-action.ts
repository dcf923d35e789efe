import * as z from 'zod/mini';

/** Something that a model wants done and only the customer's consent will do: exactly this, arguments and all. */
export const ProposedAction = z.object({
  /** Key of the turn that proposes it: one turn proposes one action. */
  id: z.string(),
  server: z.string(),
  tool: z.string(),
  title: z.string(),
  /** With the verified customer in it. */
  arguments: z.record(z.string(), z.unknown()),
});
export type ProposedAction = z.infer<typeof ProposedAction>;

/** The outcome of an action that the customer consented to. `rejected`: the server declined it. `unknown`: it may have been done, and is not tried again. */
export const ActionResult = z.object({
  action: ProposedAction,
  outcome: z.enum(['done', 'rejected', 'unknown']),
  /** What the tool said. */
  text: z.string(),
});
export type ActionResult = z.infer<typeof ActionResult>;
