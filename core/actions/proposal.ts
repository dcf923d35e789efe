import * as z from 'zod/mini';

/** A write that a model has requested. It is only carried out with the customer's consent, and with exactly these arguments. */
export const ProposedAction = z.object({
  server: z.string(),
  tool: z.string(),
  title: z.string(),
  /** Bound to the verified customer. */
  arguments: z.record(z.string(), z.unknown()),
  /** The consequence in the words of the company's server: one plain line. */
  preview: z.nullable(z.string()),
  /** Names of ids in the arguments, from earlier results. */
  names: z.record(z.string(), z.string()),
  /** Whether the server declares `destructiveHint: false`. */
  harmless: z.boolean(),
});
export type ProposedAction = z.infer<typeof ProposedAction>;

/** An ordered list of actions. One consent covers exactly this list. */
export const Proposal = z.object({
  /** Key of the turn that proposed it first. */
  id: z.string(),
  actions: z.array(ProposedAction).check(z.minLength(1), z.maxLength(5)),
  asked_again: z.boolean(),
});
export type Proposal = z.infer<typeof Proposal>;

/** The outcome of an action. `rejected`: the server declined it. `unknown`: it may have been done, and is not tried again. */
export const ActionResult = z.object({
  outcome: z.enum(['done', 'rejected', 'unknown']),
  /** The text of the tool's result. */
  text: z.string(),
});
export type ActionResult = z.infer<typeof ActionResult>;

/** Results by position. Actions without a result were not begun. */
export const ProposalResult = z.object({ proposal: Proposal, results: z.array(ActionResult) });
export type ProposalResult = z.infer<typeof ProposalResult>;
