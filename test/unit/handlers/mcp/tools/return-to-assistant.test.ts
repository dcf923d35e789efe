import { expect, it } from 'vitest';
import { SCOPES } from '../../../../../core/access/scopes.ts';
import { type Desk, NO_DESK, toView } from '../../../../../core/desk/desk.ts';
import { toConversationState } from '../../../../../core/turn/chat-result.ts';
import { returnToAssistant } from '../../../../../handlers/mcp/tools/return-to-assistant.ts';
import type { DeskOutcome } from '../../../../../statemachines/desk-contract.ts';
import { quietLog } from '../../../../support/values.ts';

/** The result of the call, whose act ends so. */
const returned = async (outcome: DeskOutcome['outcome'], desk: Desk) => {
  const ids = { conversation_id: 'c-1', message_id: 'm-1' };
  const act = async () => ({ ...ids, outcome, desk, conversation: toConversationState(toView(desk)) });
  const tool = returnToAssistant(act)(quietLog, { record: () => {} });
  const caller = { customer: 'ada', scopes: SCOPES, client: null, network: null, remainingMs: () => 1000 };
  const { structuredContent } = await tool.call({ conversation_id: 'c-1' }, caller);
  return structuredContent;
};

it('tells the customer in their language that the assistant goes on', async () => {
  const data = await returned('done', { ...NO_DESK, language: 'de' });
  expect(data).toMatchObject({ text: 'Der Assistent macht weiter.', conversation: { state: 'bot' } });
});

it('names the person who has the conversation, and says what is possible', async () => {
  const desk: Desk = { ...NO_DESK, state: 'human', assignee: { id: 's', name: 'Ana' } };
  const data = await returned('lost', desk);
  expect(data).toMatchObject({
    code: 'CONFLICT',
    message: 'Ana has the conversation: only they can give it back to the assistant.',
    conversation_id: 'c-1',
  });
});
