import { estimateTokens } from '../../core/models/token-estimate.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { ASK_FOR_PERSON, ASK_FOR_SPECIALIST } from '../../core/tools/own-tools.ts';
import { chooseWindow, newestAnswered, toMessages, type Window } from '../../core/turn/context/context-window.ts';
import { memoryTokens, recall } from '../../core/turn/context/memory.ts';
import { knowledgeNote, memoryNote } from '../../core/turn/context/notes.ts';
import { SPECIALIST_PROMPT, systemPrompt } from '../../core/turn/context/system-prompt.ts';
import type { HistoryTurn } from '../../core/turn/turn.ts';
import type { Step } from '../../statemachines/contract.ts';

/** For passages, whether there are any or not: a window that grew and shrank with them would empty the prompt cache. */
const reserved = (contextTokens: number): number => Math.min(2000, contextTokens / 5);

/**
 * Keeps the system prompt, the passages, the newest whole turns and the newest lookups that fit `contextTokens`, without the turn that is
 * being answered. Lookups get what the turns leave.
 */
export const optimizeContext =
  (contextTokens: number, playbook: () => Playbook): Step<'OptimizeContext'> =>
  async ({ request, history, turn, knowledge, tools }) => {
    const guide = playbook();
    const system = systemPrompt(guide);
    const note = knowledgeNote(knowledge.passages);
    // In front of the first turn, every request holds the prompts, the tools and the passages.
    const specs = JSON.stringify([ASK_FOR_PERSON, ASK_FOR_SPECIALIST, ...tools.offered]);
    const always = estimateTokens(system + SPECIALIST_PROMPT + specs);
    const noted = note === '' ? 0 : estimateTokens(note);
    const earlier = history.turns.filter(({ key }) => key < turn.key);
    const room = contextTokens - always - Math.max(reserved(contextTokens), noted) - estimateTokens(request.message);
    const window = windowBesideMemory(earlier, Math.max(room, 0), history.complete, request.uses_tools);
    const { started_at } = request;
    const memory = recall(history.turns, turn.key, started_at, room - window.tokens);
    const recalled = memory.length === 0 ? 0 : estimateTokens(memoryNote(memory, started_at, false));
    // Turns that were sent at once do not see each other: nothing may keep the next from seeing them all.
    const isWhole = history.complete && window.turns.length === earlier.length;
    const last = newestAnswered(earlier);
    const escalatedBefore = last?.escalated ?? false;
    return {
      messages: toMessages(window.turns, request.message),
      memory,
      tokens: always + noted + recalled + window.tokens,
      from: isWhole ? null : (window.turns[0]?.key ?? turn.key),
      tier: escalatedBefore ? 'strong' : 'fast',
      escalated_before: escalatedBefore,
      acted_before: !history.complete || earlier.some(({ changed_at }) => changed_at !== null),
      counted_by: last?.model ?? null,
      words: { wants_human: false, topic: null },
    };
  };

/** Room for lookups is kept while the newest turn fits without it. */
const windowBesideMemory = (
  turns: readonly HistoryTurn[],
  room: number,
  complete: boolean,
  usesTools: boolean,
): Window => {
  const window = chooseWindow(turns, room - (usesTools ? memoryTokens(room) : 0), complete);
  return window.turns.length > 0 ? window : chooseWindow(turns, room, complete);
};
