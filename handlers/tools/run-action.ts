import { type ActionResult, type ProposedAction, sameTool, UNKNOWN } from '../../core/actions/proposal.ts';
import type { Clock } from '../../core/config/clock.ts';
import { actionTime } from '../../core/config/time-limits.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { cutText } from '../../core/text/truncate.ts';
import { OutcomeUnknown } from '../../core/tools/outcome-unknown.ts';
import { bindIdentity } from '../../core/tools/policy/bind-identity.ts';
import { isAllowed } from '../../core/tools/policy/is-allowed.ts';
import { isOpenTo } from '../../core/tools/policy/is-open-to.ts';
import { knowsCustomer } from '../../core/tools/policy/knows-customer.ts';
import { type CompanyTool, LIST_PATIENCE_MS, type ToolServers } from '../../core/tools/tool.ts';
import type { Step } from '../../statemachines/contract.ts';

/** The call ends before the task times out (28 s), with time to list the tools. */
const MAX_CALL_MS = 20_000;
/** Bytes of one result, and of all results of a proposal: the state carries them. */
const MAX_TEXT_BYTES = 4096;
const MAX_TEXTS_BYTES = 8192;

/**
 * Carries out the claimed action exactly as the customer consented to it, once. After an error or a time-out the claim has no result, which
 * means an unknown outcome. An action that the turn has no time for is not called: the client may have stopped waiting.
 */
export const runAction =
  (servers: ToolServers, playbook: () => Playbook, clock: Clock): Step<'RunAction'> =>
  async ({ request, turn: { consent }, claim: { standing, results } }) => {
    const actions = consent.kind === 'granted' ? consent.proposal.actions : [];
    const action = actions[results.length];
    if (!action || standing !== 'claimed') return { standing, results };
    const offer = (await servers.list(LIST_PATIENCE_MS)).tools.find(sameTool(action));
    // Behind the list, because a slow server may take what the turn has left.
    const timeMs = Math.min(MAX_CALL_MS, actionTime(request, clock.now()));
    if (timeMs === 0) return { standing: 'late', results };
    const isOffered = offer && isAllowed(playbook().tools, offer) && mayWrite(request.customer, offer);
    const { outcome, text } = isOffered ? await call(servers, offer, action, request.customer, timeMs) : UNAVAILABLE;
    const all = [
      ...results,
      { outcome, text: cutText(text, Math.min(MAX_TEXT_BYTES, MAX_TEXTS_BYTES / actions.length)) },
    ];
    return { standing: outcome === 'done' && all.length < actions.length ? 'next' : 'ended', results: all };
  };

const call = async (
  servers: ToolServers,
  offer: CompanyTool,
  { server, tool, arguments: given }: ProposedAction,
  customer: string,
  timeoutMs: number,
): Promise<ActionResult> => {
  try {
    const args = bindIdentity(given, offer, customer);
    const { ok, text } = await servers.call({ server, tool, args, customer, timeoutMs, once: true });
    return { outcome: ok ? 'done' : 'rejected', text };
  } catch (error) {
    if (error instanceof OutcomeUnknown) return UNKNOWN;
    throw error;
  }
};

/** A proposal is a write, whatever its server declares now, and what the playbook lists as public is none. */
const mayWrite = (customer: string, offer: CompanyTool): boolean => {
  const write = { ...offer, writes: true };
  return knowsCustomer([], write) && isOpenTo(customer, [], write);
};

const UNAVAILABLE: ActionResult = {
  outcome: 'rejected',
  text: 'This is not available at the moment. Nothing was changed.',
};
