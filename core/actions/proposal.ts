import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { sizeOf } from '../text/json.ts';

/** Actions of one proposal: a list that a customer can still check. */
export const MAX_ACTIONS = 5;
/** Bytes of JSON of all actions of a proposal: the state carries it at most three times. */
const MAX_BYTES = 8 * 1024;

/** A write that a model has requested. It is only carried out with the customer's consent, and with exactly these arguments. */
export const ProposedAction = z.object({
  server: z.string(),
  tool: z.string(),
  title: z.string(),
  /** Bound to the verified customer. */
  arguments: z.record(z.string(), z.unknown()),
  /** What would happen, in the words of the company's server; null if it offers no preview. */
  preview: z.nullable(z.string()),
  /** Names of ids in the arguments, from earlier results. */
  names: z.record(z.string(), z.string()),
  /** Whether its server declares that it destroys nothing. */
  harmless: z.boolean(),
});
export type ProposedAction = z.infer<typeof ProposedAction>;

/** An ordered list of actions. Consent covers exactly this list. */
export const Proposal = z.object({
  /** Key of the turn that proposed it first. */
  id: z.string(),
  /** The message of that turn, on which the claims to the actions stand. */
  message_id: z.string(),
  actions: z.array(ProposedAction).check(z.minLength(1), z.maxLength(MAX_ACTIONS)),
  /** What the list had no room for: it is proposed once the list is carried out. */
  later: z.array(ProposedAction).check(z.maxLength(MAX_ACTIONS)),
  /** Whether the customer's reply was unclear, and a second turn has proposed it again. */
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

/** Results by the position of their actions. An action without a result was not begun. */
export const ProposalResult = z.object({ proposal: Proposal, results: z.array(ActionResult) });
export type ProposalResult = z.infer<typeof ProposalResult>;

export const UNKNOWN: ActionResult = { outcome: 'unknown', text: '' };

/** The results if another execution may have gone on after them: the other outcomes are unknown. */
export const unknownBehind = ({ proposal: { actions }, results }: ProposalResult): ActionResult[] =>
  actions.map((_, at) => results[at] ?? UNKNOWN);

/** Whether two actions or tools are of the same tool. */
export const sameTool =
  (one: Pick<ProposedAction, 'server' | 'tool'>) =>
  (other: Pick<ProposedAction, 'server' | 'tool'>): boolean =>
    one.server === other.server && one.tool === other.tool;

/** Whether two actions are the same call. */
export const sameAction = (one: ProposedAction, other: ProposedAction): boolean =>
  sameTool(one)(other) && isDeepStrictEqual(one.arguments, other.arguments);

/** What fits a list that a customer can check, in order, and what is proposed after it. */
export const asList = (actions: readonly ProposedAction[]): Pick<Proposal, 'actions' | 'later'> => ({
  actions: actions.slice(0, MAX_ACTIONS),
  later: actions.slice(MAX_ACTIONS),
});

/** The actions of two lists at most, with one more; null if they are full. An action that it has already is not added twice. */
export const withAction = (actions: readonly ProposedAction[], added: ProposedAction): ProposedAction[] | null => {
  if (actions.some((action) => sameAction(action, added))) return [...actions];
  const all = [...actions, added];
  return all.length <= 2 * MAX_ACTIONS && sizeOf(all) <= MAX_BYTES ? all : null;
};

/** Whether any action was carried out, or may have been. */
export const mayHaveChanged = ({ results }: ProposalResult): boolean =>
  results.some(({ outcome }) => outcome !== 'rejected');

/** Whether the outcome of one of the actions is unknown. */
export const hasUnknown = (outcome: ProposalResult | null): boolean =>
  outcome?.results.some((result) => result.outcome === 'unknown') ?? false;

/**
 * The actions that are proposed anew: those after one that was rejected, or without time, and those that the list had no room for. After an
 * unknown outcome, there are none.
 */
export const leftOver = ({ proposal, results }: ProposalResult): ProposedAction[] =>
  results.at(-1)?.outcome === 'unknown' ? [] : [...proposal.actions.slice(results.length), ...proposal.later];
