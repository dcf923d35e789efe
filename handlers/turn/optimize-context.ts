import { chooseWindow, newestAnswered, toMessages } from '../../core/context.ts';
import { ASK_FOR_SPECIALIST } from '../../core/specialist.ts';
import { SPECIALIST_PROMPT, SYSTEM_PROMPT } from '../../core/system-prompt.ts';
import { estimateTokens } from '../../core/tokens.ts';
import type { Step } from '../../statemachines/contract.ts';

/** What every request holds before the first turn: the prompts, and the tool by which the fast model asks for help. */
const FIXED_TOKENS = estimateTokens(SYSTEM_PROMPT + SPECIALIST_PROMPT + JSON.stringify(ASK_FOR_SPECIALIST));

/** Keeps the system prompt and the newest whole turns that fit `contextTokens`, and leaves out the turn that is being answered. */
export const optimizeContext =
  (contextTokens: number): Step<'OptimizeContext'> =>
  async ({ request, history, turn }) => {
    const earlier = history.turns.filter(({ key }) => key < turn.key);
    const room = contextTokens - FIXED_TOKENS - estimateTokens(request.message);
    const window = chooseWindow(earlier, Math.max(room, 0), history.complete);
    // Turns that were sent at once do not see each other: nothing may keep the next from seeing them all.
    const isWhole = history.complete && window.turns.length === earlier.length;
    const last = newestAnswered(earlier);
    const escalatedBefore = last?.escalated ?? false;
    return {
      system: SYSTEM_PROMPT,
      messages: toMessages(window.turns, request.message),
      tokens: FIXED_TOKENS + window.tokens,
      from: isWhole ? null : (window.turns[0]?.key ?? turn.key),
      tier: escalatedBefore ? 'strong' : 'fast',
      escalated_before: escalatedBefore,
      counted_by: last?.model ?? null,
    };
  };
