import { MAX_ACTIONS, type ProposedAction, sameTool, withAction } from '../actions/proposal.ts';
import { CUT_INPUT, type ToolUse } from '../models/message.ts';
import type { PlaybookTool } from '../playbook/playbook.ts';
import { ASK_FOR_PERSON, PERSON_ASKED } from './own-tools.ts';
import { bindIdentity } from './policy/bind-identity.ts';
import { isAllowed } from './policy/is-allowed.ts';
import { isOpenTo } from './policy/is-open-to.ts';
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
}

/** Plans every tool use, in order. A write is not called; it joins the list that the turn proposes. */
export const planToolUses = (
  uses: readonly ToolUse[],
  situation: Situation,
  earlier: readonly ProposedAction[],
  checkArguments: ArgumentCheck,
): { readonly planned: readonly Planned[]; readonly proposals: ProposedAction[] } => {
  let proposals = [...earlier];
  const plan = (use: ToolUse): Planned => {
    if (use.name === ASK_FOR_PERSON.name) return { use, answer: PERSON_ASKED };
    const reject = (text: string): Planned => ({ use, answer: { ok: false, text } });
    const { offered, listed, allowed, customer } = situation;
    const offer = offered.find(({ name }) => name === use.name);
    const now = offer && listed.find(sameTool(offer));
    if (!offer || !now || !isAllowed(allowed, offer)) return reject(UNAVAILABLE);
    const used = { ...now, writes: needsConsent(offer, now) };
    if (!knowsCustomer(allowed, used) || !isOpenTo(customer, allowed, used)) return reject(UNAVAILABLE);

    if (Object.hasOwn(use.input, CUT_INPUT)) return reject(TOO_LONG);
    const read = readArguments(offer.inputSchema, use.input, checkArguments);
    if (typeof read === 'string') return reject(read);
    const args = bindIdentity(read, { ...now, identity: now.identity ?? offer.identity }, customer);
    if (!used.writes) return { use, offer, args };

    const { server, tool, title } = offer;
    const harmless = offer.harmless && now.harmless;
    const wanted = { server, tool, title, arguments: args, preview: null, names: {}, harmless };
    const more = withAction(proposals, wanted);
    if (!more) return reject(NO_ROOM);
    proposals = more;
    if (more.length > MAX_ACTIONS) return { use, answer: { ok: true, text: LATER } };
    return { use, answer: { ok: true, text: PROPOSED } };
  };
  return { planned: uses.map(plan), proposals };
};

const UNAVAILABLE = 'This tool is not available.';

const PROPOSED =
  'Nothing has been done yet: this changes something, so the customer has to consent first. It is on the list that they are asked about, in the order of your calls. Say in one sentence what would be done, and ask nothing.';

const TOO_LONG = 'The tool was not called, because its arguments are too long. Call it with shorter ones.';

const LATER = `Nothing has been done yet: the customer is asked about ${MAX_ACTIONS} changes at most, and about this one once those are done. Ask nothing.`;

const NO_ROOM =
  'Nothing has been done, and the customer is not asked about it, because there are too many changes already. Say that this one can follow.';
