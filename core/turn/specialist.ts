import type { ToolSpec } from '../models/chat-model.ts';
import type { ContentBlock } from '../models/message.ts';

/** The tool with which the fast model escalates to the strong one. */
export const ASK_FOR_SPECIALIST: ToolSpec = {
  name: 'ask_for_specialist',
  description:
    'Hand the question to a specialist instead of answering it. Use it when the question needs several steps of reasoning, when facts contradict each other, or when you are not sure that your answer would be right. Do not use it for greetings, thanks or simple questions.',
  inputSchema: {
    type: 'object',
    properties: { reason: { type: 'string', description: 'What makes the question hard, in one sentence.' } },
    required: ['reason'],
  },
};

export const asksForSpecialist = (content: readonly ContentBlock[]): boolean =>
  content.some((block) => 'toolUse' in block && block.toolUse.name === ASK_FOR_SPECIALIST.name);
