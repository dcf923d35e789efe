import type { ToolSpec } from '../models/chat-model.ts';
import { type ContentBlock, toolUsesOf } from '../models/message.ts';
import { plainLine } from '../text/plain-text.ts';
import type { ToolOutcome } from './tool.ts';

const MAX_REASON = 300;

const ownTool = (name: string, description: string, reason: string): ToolSpec => ({
  name,
  description,
  inputSchema: {
    type: 'object',
    properties: { reason: { type: 'string', description: reason } },
    required: ['reason'],
  },
});

/** The tool with which the fast model escalates to the strong one. */
export const ASK_FOR_SPECIALIST = ownTool(
  'ask_for_specialist',
  'Hand the question to a specialist instead of answering it. Use it when the question needs several steps of reasoning, when facts contradict each other, or when you are not sure that your answer would be right. Do not use it for greetings, thanks or simple questions.',
  'What makes the question hard, in one sentence.',
);

/** The tool with which a model requests a hand-off to a person. */
export const ASK_FOR_PERSON = ownTool(
  'ask_for_person',
  "Ask for a colleague of the company's team. Use it when the customer asks for a person, when the policy leaves the matter to a person, or when only a person can help. Do not use it for what you can answer or do yourself. What comes of it is told to the customer by the system, not by you.",
  'What the colleague has to know or decide, in one sentence. The customer may see it.',
);

/** The result of `ask_for_person`. It needs no server. */
export const PERSON_ASKED: ToolOutcome = {
  ok: true,
  text: 'The request for a person is noted. What comes of it is told to the customer by the system: do not say that anybody has been asked, takes over, or will call or reply. Answer what you can yourself; if that is nothing, say in one sentence what you cannot settle.',
};

export const asksForSpecialist = (content: readonly ContentBlock[]): boolean =>
  toolUsesOf(content).some(({ name }) => name === ASK_FOR_SPECIALIST.name);

/** The reason that a reply gives for asking for a person, "" if it gives none; null if it does not ask. */
export const personAskedFor = (content: readonly ContentBlock[]): string | null => {
  const use = toolUsesOf(content).find(({ name }) => name === ASK_FOR_PERSON.name);
  if (!use) return null;
  return typeof use.input.reason === 'string' ? plainLine(use.input.reason, MAX_REASON) : '';
};
