import { type ProposedAction, sameAction, sameTool } from '../../core/actions/proposal.ts';
import { type Clock, elapsed } from '../../core/config/clock.ts';
import { inParallel } from '../../core/in-parallel.ts';
import { plainLine } from '../../core/text/plain-text.ts';
import { partsOf } from '../../core/tools/lookup.ts';
import type { Situation } from '../../core/tools/plan-tool-uses.ts';
import { bindIdentity } from '../../core/tools/policy/bind-identity.ts';
import { previewOf } from '../../core/tools/policy/preview-of.ts';
import { pruneArguments } from '../../core/tools/policy/prune-arguments.ts';
import type { ToolServers } from '../../core/tools/tool.ts';
import type { ToolUseRecord } from '../../core/turn/turn.ts';

const MAX_PREVIEW_CHARACTERS = 300;
const MAX_CALL_MS = 4000;
const AT_ONCE = 4;

/**
 * The actions with what their servers say that they would do, where a server offers that. Those of `earlier` have theirs. A preview that fails
 * is missing: the customer is then shown title and arguments. `end`: epoch milliseconds by which all previews are in.
 */
export const previewActions = async (
  servers: ToolServers,
  clock: Clock,
  { allowed, listed, customer, end }: Omit<Situation, 'offered'> & { readonly end: number },
  earlier: readonly ProposedAction[],
  actions: readonly ProposedAction[],
): Promise<{ readonly proposals: ProposedAction[]; readonly used: ToolUseRecord[] }> => {
  const previewed = await inParallel(AT_ONCE, actions, async (action) => {
    const write = listed.find(sameTool(action));
    const preview = write ? previewOf(allowed, write, listed) : null;
    const began = clock.now();
    const timeoutMs = Math.min(MAX_CALL_MS, end - began);
    if (!preview || timeoutMs <= 0 || earlier.some((one) => sameAction(one, action))) return { action };
    const { server, tool, name, inputSchema } = preview;
    const known = pruneArguments(inputSchema, action.arguments) as ProposedAction['arguments'];
    const args = bindIdentity(known, preview, customer);
    const result = await servers.call({ server, tool, args, customer, timeoutMs }).catch(() => null);
    const used = { tool: name, ok: result?.ok ?? false, ms: elapsed(began, clock.now()) };
    const text = result?.ok ? plainLine(partsOf(result.text)[0] ?? '', MAX_PREVIEW_CHARACTERS) : '';
    return { action: { ...action, preview: text || null }, used };
  });
  return {
    proposals: previewed.map(({ action }) => action),
    used: previewed.flatMap(({ used }) => used ?? []),
  };
};
