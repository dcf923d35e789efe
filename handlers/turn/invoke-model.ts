import { isVisitor } from '../../core/access/visitor.ts';
import { type Claim, type Consent, outcomeOf, underWay } from '../../core/actions/consent/consent.ts';
import { hasUnknown, mayHaveChanged } from '../../core/actions/proposal.ts';
import type { Clock } from '../../core/config/clock.ts';
import { modelCallTime, timeLimits } from '../../core/config/time-limits.ts';
import { Fault } from '../../core/errors/faults.ts';
import type { ChatModel } from '../../core/models/chat-model.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { detectLanguage } from '../../core/text/language/detect-language.ts';
import { ASK_FOR_PERSON, PERSON_ASKED } from '../../core/tools/own-tools.ts';
import { needsPerson } from '../../core/triage/certain-words.ts';
import { applyReply } from '../../core/turn/apply-reply.ts';
import { actionNote } from '../../core/turn/context/action-note.ts';
import { MAX_ANSWER_TOKENS } from '../../core/turn/context/context-window.ts';
import {
  knowledgeNote,
  memoryNote,
  profileNote,
  summaryNote,
  VISITOR_NOTE,
  withNotes,
} from '../../core/turn/context/notes.ts';
import { SPECIALIST_PROMPT, systemPrompt } from '../../core/turn/context/system-prompt.ts';
import { offeredTools, transcriptFor } from '../../core/turn/model-draft.ts';
import type { Reads, Step, TurnRequest } from '../../statemachines/contract.ts';

const TEMPERATURE = 0.3;

/**
 * Makes one Converse call. Retrying belongs to the state machine: a throttle is thrown as `ModelBusy`, and the draft says whether the reply
 * is usable.
 */
export const invokeModel =
  (model: ChatModel, playbook: () => Playbook, clock: Clock, limits = timeLimits()): Step<'InvokeModel'> =>
  async (state) => {
    const { request, turn, context, tools, claim, draft, triage, fault } = state;
    const { route } = context;
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
      timeoutMs: Math.min(limits.call * 1000, timeLeft(request, clock.now())),
    });
    return applyReply(draft, route, tools.offered, carried, reply, {
      unknown: hasUnknown(outcomeOf(turn.consent, claim)),
      language: triage?.language ?? detectLanguage(request.message),
    });
  };

const notesOf = ({ request, turn, context, tools, claim }: Reads<'InvokeModel'>): string[] => [
  knowledgeNote(context.knowledge.passages),
  profileNote(tools.profile),
  summaryNote(context.summary),
  memoryNote(context.memory, request.started_at, isChanging(turn.consent, claim)),
  actionNote(turn.consent, claim),
  isVisitor(request.customer) ? VISITOR_NOTE : '',
  // The tool for it is still offered: without it, the prompt cache would hold every prompt twice.
  needsPerson(context.words) ? `${PERSON_ASKED.text} Do not use ${ASK_FOR_PERSON.name}.` : '',
];

/** Whether an action may have been carried out since earlier turns looked things up. */
const isChanging = (consent: Consent, claim: Claim | null): boolean => {
  const outcome = outcomeOf(consent, claim);
  return outcome ? mayHaveChanged(outcome) : underWay(consent) !== null;
};

const timeLeft = (request: TurnRequest, now: number): number => {
  const left = modelCallTime(request, now);
  if (left === 0) throw new Fault('DeadlinePassed', 'The turn has no time left for a model call.');
  return left;
};
