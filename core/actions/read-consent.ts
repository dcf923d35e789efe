import type { ChatModel, ToolSpec } from '../models/chat-model.ts';
import { toolUsesOf } from '../models/message.ts';
import type { ModelCall } from '../models/model-call.ts';
import type { ConsentReading } from './decide-consent.ts';
import type { Proposal } from './proposal.ts';

export interface ConsentQuestion {
  readonly message: string;
  readonly titles: readonly string[];
  readonly timeoutMs: number;
}

const READINGS: readonly unknown[] = ['agrees', 'declines', 'changes', 'unclear'] satisfies ConsentReading[];

const RECORD: ToolSpec = {
  name: 'record_reply',
  description: "Record what the customer's message says about the changes that they were asked about.",
  inputSchema: {
    type: 'object',
    properties: {
      reading: { type: 'string', enum: [...READINGS] },
      words: { type: 'string', description: 'The words that agree, copied from the message.' },
    },
    required: ['reading', 'words'],
  },
};

export const readConsent = async (
  model: ChatModel,
  { message, titles, timeoutMs }: ConsentQuestion,
): Promise<{ readonly reading: ConsentReading; readonly words: string | null; readonly call: ModelCall }> => {
  const reply = await model.converse({
    tier: 'triage',
    system: `A customer was asked whether to do this: ${titles.join('; ')}. Record their reply with the tool ${RECORD.name}.`,
    messages: [{ role: 'user', content: [{ text: message }] }],
    tools: [RECORD],
    forcedTool: RECORD.name,
    maxTokens: 200,
    temperature: 0,
    timeoutMs,
  });
  const { reading, words } = toolUsesOf(reply.content)[0]?.input ?? {};
  return {
    reading: READINGS.includes(reading) ? (reading as ConsentReading) : 'unclear',
    words: typeof words === 'string' ? words : null,
    call: reply.call,
  };
};

export const countsAsAgreement = (_: {
  readonly message: string;
  readonly words: string | null;
  readonly proposal: Proposal;
}): boolean => false;
