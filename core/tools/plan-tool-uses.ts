import { isDeepStrictEqual } from 'node:util';
import type { ProposedAction } from '../actions/proposed-action.ts';
import { CUT_INPUT, type ToolUse } from '../models/message.ts';
import type { PlaybookTool } from '../playbook/playbook.ts';
import { bindIdentity } from './policy/bind-identity.ts';
import { isAllowed } from './policy/is-allowed.ts';
import { knowsCustomer } from './policy/knows-customer.ts';
import { needsConsent } from './policy/needs-consent.ts';
import { readArguments } from './read-arguments.ts';
import type { ArgumentCheck, CompanyTool, ToolOutcome } from './tool.ts';

/** A tool use with its result, or with the read-only call that produces the result. */
export type Planned =
  | { readonly use: ToolUse; readonly answer: ToolOutcome }
  | { readonly use: ToolUse; readonly offer: CompanyTool; readonly args: Readonly<Record<string, unknown>> };

export interface Situation {
  /** The tools that models were offered in this turn. */
  readonly offered: readonly CompanyTool[];
  /** The tools that the servers offer now. */
  readonly listed: readonly CompanyTool[];
  /** The tools that the playbook allows. */
  readonly allowed: readonly PlaybookTool[];
  readonly customer: string;
  readonly turn: string;
}

/** Plans every tool use, in order. A write is not called; it becomes the one proposal of the turn. */
export const planToolUses = (
  uses: readonly ToolUse[],
  situation: Situation,
  openProposal: ProposedAction | null,
  checkArguments: ArgumentCheck,
): { readonly planned: readonly Planned[]; readonly proposal: ProposedAction | null } => {
  let proposal = openProposal;
  const plan = (use: ToolUse): Planned => {
    const reject = (text: string): Planned => ({ use, answer: { ok: false, text } });
    const { offered, listed, allowed, customer, turn } = situation;
    const offer = offered.find(({ name }) => name === use.name);
    const now = offer && listed.find(({ server, tool }) => server === offer.server && tool === offer.tool);
    if (!offer || !now || !isAllowed(allowed, offer)) return reject(UNAVAILABLE);
    if (!knowsCustomer(allowed, { ...now, writes: needsConsent(offer, now) })) return reject(UNAVAILABLE);

    if (Object.hasOwn(use.input, CUT_INPUT)) return reject(TOO_LONG);
    const read = readArguments(offer.inputSchema, use.input, checkArguments);
    if (typeof read === 'string') return reject(read);
    const args = bindIdentity(read, { ...now, identity: now.identity ?? offer.identity }, customer);
    if (!needsConsent(offer, now)) return { use, offer, args };

    const { server, tool, title } = offer;
    const wanted: ProposedAction = { id: turn, server, tool, title, arguments: args };
    if (proposal && !isDeepStrictEqual(proposal, wanted)) return reject(ONE_AT_A_TIME);
    proposal = wanted;
    return { use, answer: { ok: true, text: PROPOSED } };
  };
  return { planned: uses.map(plan), proposal };
};

const UNAVAILABLE = 'This tool is not available.';

const PROPOSED =
  'Nothing has been done yet: this changes something, so the customer has to consent first. Say in one sentence what would be done. They are asked for their consent, and only that will do it.';

const TOO_LONG = 'The tool was not called, because its arguments are too long. Call it with shorter ones.';

const ONE_AT_A_TIME =
  'Nothing has been done: one thing at a time. The customer is asked for consent to another action in this answer; say that this one can follow.';
