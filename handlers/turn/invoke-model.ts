import type { Clock } from '../../core/config/clock.ts';
import { Fault } from '../../core/errors/faults.ts';
import type { ChatModel } from '../../core/models/chat-model.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { applyReply, offeredTools, transcriptFor } from '../../core/turn/model-draft.ts';
import { actionNote, knowledgeNote, withNotes } from '../../core/turn/notes.ts';
import { SPECIALIST_PROMPT, systemPrompt } from '../../core/turn/system-prompt.ts';
import type { Reads, Step, TurnRequest } from '../../statemachines/contract.ts';

const MAX_ANSWER_TOKENS = 1024;
const TEMPERATURE = 0.3;
/** The call over HTTP ends before its task (28 s), and the task before the function (30 s). */
const MAX_CALL_MS = 25_000;
/** A call that began before the deadline may go on this long after it; the state machine's own limit is further off. */
const GRACE_MS = 15_000;

/**
 * One Converse call. Trying again is the state machine's business: a throttle surfaces as `ModelBusy`, and a reply of no use as a draft that
 * says so.
 */
export const invokeModel =
  (model: ChatModel, playbook: () => Playbook, clock: Clock): Step<'InvokeModel'> =>
  async (state) => {
    const { request, context, tools, route, draft } = state;
    const carried = transcriptFor(draft, route.tier);
    const guide = playbook();
    const system = systemPrompt(guide);
    const reply = await model.converse({
      tier: route.tier,
      system: route.tier === 'strong' ? `${system}\n\n${SPECIALIST_PROMPT}` : system,
      messages: [...withNotes(context.messages, notesOf(state)), ...carried],
      tools: offeredTools(route, tools.offered),
      maxTokens: MAX_ANSWER_TOKENS,
      temperature: TEMPERATURE,
      timeoutMs: remaining(request, clock.now()),
    });
    return applyReply(draft, route, tools.offered, carried, reply);
  };

/** The company's own words, and the outcome of an action. */
const notesOf = ({ context, knowledge, action }: Reads<'InvokeModel'>): string[] => [
  knowledgeNote(knowledge.passages),
  context.action && action ? actionNote(action.standing, context.action, action.result) : '',
];

const remaining = ({ deadline }: TurnRequest, now: number): number => {
  if (now >= deadline) throw new Fault('DeadlinePassed', 'The turn has no time left for a model call.');
  return Math.min(MAX_CALL_MS, deadline + GRACE_MS - now);
};
