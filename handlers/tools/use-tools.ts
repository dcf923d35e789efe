import { type Clock, elapsed } from '../../core/config/clock.ts';
import { lookupTime } from '../../core/config/time-limits.ts';
import { inParallel } from '../../core/in-parallel.ts';
import { toolUsesOf } from '../../core/models/message.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { OutcomeUnknown } from '../../core/tools/outcome-unknown.ts';
import { type Planned, planToolUses } from '../../core/tools/plan-tool-uses.ts';
import type { ArgumentCheck, ToolOutcome, ToolServers } from '../../core/tools/tool.ts';
import { withToolResults } from '../../core/turn/fit-transcript.ts';
import { MAX_ROUNDS } from '../../core/turn/model-draft.ts';
import type { Step } from '../../statemachines/contract.ts';

const MAX_CALL_MS = 8000;
/** All calls together end before the task times out (28 s). */
const MAX_STEP_MS = 24_000;
const AT_ONCE = 4;

/**
 * Answers the tool uses of the last reply. A read-only tool is called; a write becomes the proposal of the turn. Every
 * failure is an error result that the model can react to.
 */
export const useTools =
  (servers: ToolServers, playbook: () => Playbook, checkArguments: ArgumentCheck, clock: Clock): Step<'UseTools'> =>
  async ({ request, turn, tools, draft }) => {
    const end = clock.now() + Math.min(MAX_STEP_MS, lookupTime(request, clock.now()));
    const uses = toolUsesOf(draft.transcript.at(-1)?.content ?? []);
    const over = draft.rounds > MAX_ROUNDS;
    const situation = {
      offered: over ? [] : tools.offered,
      listed: over ? [] : await servers.list(),
      allowed: playbook().tools,
      customer: request.customer,
      turn: turn.key,
    };
    const { planned, proposal } = planToolUses(uses, situation, draft.proposal, checkArguments);
    const answered = await inParallel(AT_ONCE, planned, (plan) =>
      carryOut(servers, clock, end, request.customer, plan),
    );
    return {
      ...draft,
      transcript: withToolResults(
        draft.transcript,
        answered.map(({ id, outcome }) => [id, over ? NO_MORE_LOOKUPS : outcome]),
      ),
      wants_tools: false,
      used: [...draft.used, ...answered.flatMap(({ used }) => used ?? [])],
      proposal,
    };
  };

const carryOut = async (servers: ToolServers, clock: Clock, end: number, customer: string, plan: Planned) => {
  const id = plan.use.toolUseId;
  if ('answer' in plan) return { id, outcome: plan.answer };
  const { server, tool, name } = plan.offer;
  const began = clock.now();
  const timeoutMs = Math.min(MAX_CALL_MS, end - began);
  if (timeoutMs <= 0) return { id, outcome: NO_TIME };
  const outcome = await servers.call({ server, tool, args: plan.args, customer, timeoutMs }).catch(failed);
  return { id, outcome, used: { tool: name, ok: outcome.ok, ms: elapsed(began, clock.now()) } };
};

const failed = (error: unknown): ToolOutcome => ({
  ok: false,
  text: error instanceof OutcomeUnknown ? 'The tool did not answer.' : 'The tool failed.',
});

const NO_TIME: ToolOutcome = { ok: false, text: 'There is no time left to look this up.' };
const NO_MORE_LOOKUPS: ToolOutcome = { ok: false, text: 'No more lookups: answer with what you have.' };
