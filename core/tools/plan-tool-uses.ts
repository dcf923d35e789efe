import { isDeepStrictEqual } from 'node:util';
import type { ProposedAction } from '../actions/proposed-action.ts';
import type { ToolUse } from '../models/message.ts';
import type { ToolPolicies } from './policy/policies.ts';
import { pruneArguments } from './policy/prune-arguments.ts';
import type { CompanyTool, ToolOutcome } from './tool.ts';

/** What becomes of one use of a tool: an answer without any call, or a call that only reads. */
export type Planned =
  | { readonly use: ToolUse; readonly answer: ToolOutcome }
  | { readonly use: ToolUse; readonly offer: CompanyTool; readonly args: Readonly<Record<string, unknown>> };

export interface Situation {
  /** What models were offered in this turn. */
  readonly offered: readonly CompanyTool[];
  /** What the servers offer at this moment. */
  readonly listed: readonly CompanyTool[];
  /** What the playbook allows, as `server.tool`. */
  readonly allowed: readonly string[];
  readonly customer: string;
  /** Key of the turn. */
  readonly turn: string;
}

/** Decides about every use, in order, and about the one proposal of the turn. Nothing that writes is ever among the calls. */
export const planToolUses = (
  uses: readonly ToolUse[],
  situation: Situation,
  standing: ProposedAction | null,
  policies: ToolPolicies,
): { readonly planned: readonly Planned[]; readonly proposal: ProposedAction | null } => {
  let proposal = standing;
  const plan = (use: ToolUse): Planned => {
    const refuse = (text: string): Planned => ({ use, answer: { ok: false, text } });
    const { offered, listed, allowed, customer, turn } = situation;
    const offer = offered.find(({ name }) => name === use.name);
    const now = offer && listed.find(({ server, tool }) => server === offer.server && tool === offer.tool);
    if (!offer || !now || !policies.allows(allowed, offer)) return refuse('This tool is not available.');

    const given = declared(use.input, offer);
    const mistake = policies.mistakeIn(given, offer);
    if (mistake) return refuse(`The arguments are not valid: ${mistake}`);
    const args = policies.bind(given, { server: offer.server, declared: now.identity ?? offer.identity }, customer);
    if (!policies.needsConsent(offer, now)) return { use, offer, args };

    const { server, tool, title } = offer;
    const wanted: ProposedAction = { id: turn, server, tool, title, arguments: args };
    if (proposal && !isDeepStrictEqual(proposal, wanted)) return refuse(ONE_AT_A_TIME);
    proposal = wanted;
    return { use, answer: { ok: true, text: PROPOSED } };
  };
  return { planned: uses.map(plan), proposal };
};

const PROPOSED =
  'Nothing has been done yet: this changes something, so the customer has to consent first. Say in one sentence what would be done. They are asked for their consent, and only that will do it.';

const ONE_AT_A_TIME =
  'Nothing has been done: one thing at a time. The customer is asked for consent to another action in this answer; say that this one can follow.';

/** What the tool does not name is not sent, and whoever the customer is, it is filled in later. */
const declared = (input: Readonly<Record<string, unknown>>, { inputSchema, identity }: CompanyTool) => {
  const own = identity === null ? {} : { [identity]: {} };
  const properties = { ...(inputSchema.properties ?? {}), ...own };
  return pruneArguments({ type: 'object', properties }, input) as Record<string, unknown>;
};
