import type { Clock } from '../../core/config/clock.ts';
import { timeLimits } from '../../core/config/time-limits.ts';
import { Fault } from '../../core/errors/faults.ts';
import type { ChatModel } from '../../core/models/chat-model.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { applyReply, offeredTools, transcriptFor } from '../../core/turn/model-draft.ts';
import { actionNote, knowledgeNote, withNotes } from '../../core/turn/notes.ts';
import { SPECIALIST_PROMPT, systemPrompt } from '../../core/turn/system-prompt.ts';
import type { Reads, Step, TurnRequest } from '../../statemachines/contract.ts';

const MAX_ANSWER_TOKENS = 1024;
const TEMPERATURE = 0.3;
/** A call that started before the deadline may run this long past it. The state machine times out later than that. */
const GRACE_MS = 15_000;

/**
 * Makes one Converse call. Retrying belongs to the state machine: a throttle is thrown as `ModelBusy`, and the draft says whether the reply
 * is usable.
 */
export const invokeModel =
  (model: ChatModel, playbook: () => Playbook, clock: Clock, limits = timeLimits()): Step<'InvokeModel'> =>
  async (state) => {
    const { request, context, tools, route, draft, fault } = state;
    const carried = transcriptFor(draft, route.tier, route.fallback && fault?.Error === 'ModelRefused');
    const guide = playbook();
    const system = systemPrompt(guide);
    const reply = await model.converse({
      tier: route.tier,
      system: route.tier === 'strong' ? `${system}\n\n${SPECIALIST_PROMPT}` : system,
      messages: [...withNotes(context.messages, notesOf(state)), ...carried],
      tools: offeredTools(route, tools.offered),
      maxTokens: MAX_ANSWER_TOKENS,
      temperature: TEMPERATURE,
      timeoutMs: remaining(request, clock.now(), limits.call * 1000),
    });
    return applyReply(draft, route, tools.offered, carried, reply);
  };

/** The passages, and the outcome of an action. */
const notesOf = ({ turn, knowledge, claim }: Reads<'InvokeModel'>): string[] => [
  knowledgeNote(knowledge.passages),
  actionNote(turn.consent, claim),
];

const remaining = ({ deadline }: TurnRequest, now: number, maxMs: number): number => {
  if (now >= deadline) throw new Fault('DeadlinePassed', 'The turn has no time left for a model call.');
  return Math.min(maxMs, deadline + GRACE_MS - now);
};
