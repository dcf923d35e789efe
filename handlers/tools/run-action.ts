import type { ActionResult, ProposedAction } from '../../core/actions/proposed-action.ts';
import type { Clock } from '../../core/config/clock.ts';
import { actionTime } from '../../core/config/time-limits.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { cutText } from '../../core/text/truncate.ts';
import { OutcomeUnknown } from '../../core/tools/outcome-unknown.ts';
import { bindIdentity } from '../../core/tools/policy/bind-identity.ts';
import { isAllowed } from '../../core/tools/policy/is-allowed.ts';
import { knowsCustomer } from '../../core/tools/policy/knows-customer.ts';
import type { ToolServers } from '../../core/tools/tool.ts';
import type { Step } from '../../statemachines/contract.ts';

/** The call ends before the task times out (28 s), with time to list the tools. */
const MAX_CALL_MS = 20_000;
const MAX_TEXT_BYTES = 4096;

/**
 * Carries out exactly the action that the customer consented to, once. After an error or a time-out the claim has no
 * result, which means an unknown outcome.
 */
export const runAction =
  (servers: ToolServers, playbook: () => Playbook, clock: Clock): Step<'RunAction'> =>
  async ({ request, turn: { consent }, claim }) => {
    if (consent.kind !== 'granted' || !claim.claimed) return { claimed: claim.claimed, result: claim.result };
    const { server, tool, arguments: given } = consent.action;
    const offer = (await servers.list()).find((listed) => listed.server === server && listed.tool === tool);
    const action = { ...consent.action, arguments: offer ? bindIdentity(given, offer, request.customer) : given };
    const run = async (): Promise<Outcome> => {
      if (!offer || !isAllowed(playbook().tools, offer)) return UNAVAILABLE;
      // A proposal is a write, whatever its server declares now.
      if (!knowsCustomer([], { ...offer, writes: true })) return UNAVAILABLE;
      const timeMs = Math.min(MAX_CALL_MS, actionTime(request, clock.now()));
      return timeMs === 0 ? TOO_LATE : call(servers, action, request.customer, timeMs);
    };
    return { claimed: true, result: { action, ...(await run()) } };
  };

type Outcome = Omit<ActionResult, 'action'>;

const call = async (
  servers: ToolServers,
  { server, tool, arguments: args }: ProposedAction,
  customer: string,
  timeoutMs: number,
): Promise<Outcome> => {
  try {
    const { ok, text } = await servers.call({ server, tool, args, customer, timeoutMs });
    return { outcome: ok ? 'done' : 'rejected', text: cutText(text, MAX_TEXT_BYTES) };
  } catch (error) {
    if (error instanceof OutcomeUnknown) return { outcome: 'unknown', text: '' };
    throw error;
  }
};

const UNAVAILABLE: Outcome = { outcome: 'rejected', text: 'This is not available at the moment. Nothing was changed.' };
/** The client may have stopped waiting for the turn, and would not learn of an action that runs now. */
const TOO_LATE: Outcome = { outcome: 'rejected', text: 'There was no time left for this. Nothing was changed.' };
