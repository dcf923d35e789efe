import type { ActionResult, ProposedAction } from '../../core/actions/proposed-action.ts';
import type { Clock } from '../../core/config/clock.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { cutText } from '../../core/text/truncate.ts';
import { OutcomeUnknown } from '../../core/tools/outcome-unknown.ts';
import { bindIdentity } from '../../core/tools/policy/bind-identity.ts';
import { isAllowed } from '../../core/tools/policy/is-allowed.ts';
import type { ToolServers } from '../../core/tools/tool.ts';
import type { Step } from '../../statemachines/contract.ts';

/** Ends before the task does (28 s), with time for a list of tools. */
const MAX_CALL_MS = 20_000;
const MAX_TEXT_BYTES = 4096;

/**
 * Does what the customer consented to, exactly that and once. What is thrown here, the state machine takes for an outcome that nobody
 * knows, as it does a time-out.
 */
export const runAction =
  (servers: ToolServers, playbook: () => Playbook, clock: Clock): Step<'RunAction'> =>
  async ({ request, context, action: claim }) => {
    if (!context.action || claim.standing !== 'run') return { standing: claim.standing, result: claim.result };
    const { server, tool } = context.action;
    const offer = (await servers.list()).find((listed) => listed.server === server && listed.tool === tool);
    const { arguments: given } = context.action;
    const action = { ...context.action, arguments: offer ? bindIdentity(given, offer, request.customer) : given };
    const came = async (): Promise<Came> => {
      if (!offer || !isAllowed(playbook().tools, offer)) return UNAVAILABLE;
      return clock.now() < request.deadline ? call(servers, action) : TOO_LATE;
    };
    return { standing: 'run', result: { action, ...(await came()) } };
  };

type Came = Omit<ActionResult, 'action'>;

const call = async (servers: ToolServers, { server, tool, arguments: args }: ProposedAction): Promise<Came> => {
  try {
    const { ok, text } = await servers.call(server, tool, args, MAX_CALL_MS);
    return { outcome: ok ? 'done' : 'refused', text: cutText(text, MAX_TEXT_BYTES) };
  } catch (error) {
    if (error instanceof OutcomeUnknown) return { outcome: 'unknown', text: '' };
    throw error;
  }
};

const UNAVAILABLE: Came = { outcome: 'refused', text: 'This is not available at the moment. Nothing was changed.' };
/** Whoever waits for the turn may have given up, and would not learn of what is done now. */
const TOO_LATE: Came = { outcome: 'refused', text: 'There was no time left for this. Nothing was changed.' };
