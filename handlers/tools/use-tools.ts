import { outcomeOf } from '../../core/actions/consent/consent.ts';
import { leftOver } from '../../core/actions/proposal.ts';
import { type Clock, elapsed } from '../../core/config/clock.ts';
import { lookupTime, modelCallTime } from '../../core/config/time-limits.ts';
import { inParallel } from '../../core/in-parallel.ts';
import { toolUsesOf } from '../../core/models/message.ts';
import type { ModelCall } from '../../core/models/model-call.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { MAX_LOOKUPS_BYTES, newestLookups, toLookup } from '../../core/tools/lookup.ts';
import { OutcomeUnknown } from '../../core/tools/outcome-unknown.ts';
import { type Planned, planToolUses } from '../../core/tools/plan-tool-uses.ts';
import { type ArgumentCheck, LIST_PATIENCE_MS, type ToolOutcome, type ToolServers } from '../../core/tools/tool.ts';
import { MAX_ROUNDS, withToolResults } from '../../core/turn/context/fit-transcript.ts';
import type { Step, TurnRequest } from '../../statemachines/contract.ts';
import { previewActions } from './preview-actions.ts';

const MAX_CALL_MS = 8000;
/** All calls together end before the task times out (28 s). */
const MAX_STEP_MS = 24_000;
const AT_ONCE = 4;

/**
 * Answers the tool uses of the last reply. A read-only tool is called; a write joins the turn's proposal. Every
 * failure is an error result that the model can react to.
 */
export const useTools =
  (servers: ToolServers, playbook: () => Playbook, checkArguments: ArgumentCheck, clock: Clock): Step<'UseTools'> =>
  async ({ request, turn: { consent }, tools, claim, draft }) => {
    const began = clock.now();
    const end = began + Math.min(MAX_STEP_MS, lookupTime(request, began));
    const uses = toolUsesOf(draft.transcript.at(-1)?.content ?? []);
    const over = draft.rounds > MAX_ROUNDS;
    const situation = {
      offered: over ? [] : tools.offered,
      listed: over ? [] : (await servers.list(LIST_PATIENCE_MS)).tools,
      allowed: playbook().tools,
      customer: request.customer,
    };
    // What a granted list has left is proposed anew, in front of what is new: a model is not told that more fits than does.
    const outcome = outcomeOf(consent, claim);
    const left = outcome ? leftOver(outcome) : [];
    const earlier = draft.proposals.length > 0 ? draft.proposals : left;
    const { planned, proposals } = planToolUses(uses, situation, earlier, checkArguments);
    const [answered, previewed] = await Promise.all([
      inParallel(AT_ONCE, planned, (plan) => carryOut(servers, clock, end, request.customer, plan)),
      previewActions(servers, clock, { ...situation, end }, earlier, proposals),
    ]);
    const isLast = draft.rounds >= MAX_ROUNDS || !hasTimeForMore(request, draft.calls, began, clock.now());
    return {
      ...draft,
      transcript: withToolResults(
        draft.transcript,
        answered.map(({ id, outcome }, at) => [
          id,
          over && !outcome.ok ? NO_MORE_LOOKUPS : isLast && at === 0 ? last(outcome) : outcome,
        ]),
        draft.rounds,
      ),
      wants_tools: false,
      used: [...draft.used, ...answered.flatMap(({ used }) => used ?? []), ...previewed.used],
      lookups: newestLookups(
        [...answered.flatMap(({ lookup }) => lookup ?? []).toReversed(), ...draft.lookups],
        MAX_LOOKUPS_BYTES,
      ),
      proposals: previewed.proposals,
    };
  };

/**
 * Whether the model may ask for more and still answer, if each of these two calls takes as long as its slowest one so far, and the lookups as
 * long as these.
 */
const hasTimeForMore = (request: TurnRequest, calls: readonly ModelCall[], began: number, now: number): boolean => {
  const slowest = Math.max(0, ...calls.map(({ latency_ms }) => latency_ms));
  const asked = now + slowest;
  return lookupTime(request, asked) > 0 && modelCallTime(request, asked + now - began) >= slowest;
};

const carryOut = async (servers: ToolServers, clock: Clock, end: number, customer: string, plan: Planned) => {
  const id = plan.use.toolUseId;
  if ('answer' in plan) return { id, outcome: plan.answer };
  const { server, tool, name } = plan.offer;
  const began = clock.now();
  const timeoutMs = Math.min(MAX_CALL_MS, end - began);
  if (timeoutMs <= 0) return { id, outcome: NO_TIME };
  const outcome = await servers.call({ server, tool, args: plan.args, customer, timeoutMs }).catch(failed);
  const used = { tool: name, ok: outcome.ok, ms: elapsed(began, clock.now()) };
  return { id, outcome, used, lookup: outcome.ok ? toLookup(plan.offer, plan.args, outcome.text, began) : null };
};

const failed = (error: unknown): ToolOutcome => ({
  ok: false,
  text: error instanceof OutcomeUnknown ? 'The tool did not answer.' : 'The tool failed.',
});

const NO_TIME: ToolOutcome = { ok: false, text: 'There is no time left to look this up.' };
/** The words precede the result, because its end may be cut. */
const last = ({ ok, text }: ToolOutcome): ToolOutcome => ({
  ok,
  text: `Answer now with what you have: nothing more can be looked up in this turn.\n\n${text}`,
});
const NO_MORE_LOOKUPS: ToolOutcome = { ok: false, text: 'No more lookups: answer with what you have.' };
