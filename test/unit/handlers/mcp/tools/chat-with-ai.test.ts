import { expect, it } from 'vitest';
import { SCOPES } from '../../../../../core/access/scopes.ts';
import { toChatResult } from '../../../../../core/turn/chat-result.ts';
import { completeTurn } from '../../../../../core/turn/completion/complete-turn.ts';
import { chatWithAi } from '../../../../../handlers/mcp/tools/chat-with-ai.ts';
import { aCompletionInput, aPost, noMetrics, quietLog } from '../../../../support/values.ts';

it('a client that shows only text reads what people wrote in front of the answer', async () => {
  const posts = [
    aPost({ key: '1700000000001-a', kind: 'notice', author: null, text: 'Ana has joined.' }),
    aPost({ key: '1700000000002-a', kind: 'reply', author: { id: 'staff-1', name: 'Ana' }, text: 'Hello.' }),
  ];
  const turn = completeTurn(aCompletionInput());
  const result = toChatResult({
    turn,
    desk: null,
    posts,
    conversation: 'c',
    replayed: false,
    lastSpans: [],
    totalMs: 1,
  });
  const tool = chatWithAi(async () => result)(quietLog, noMetrics);
  const caller = { customer: 'ada', scopes: SCOPES, client: null, network: null, remainingMs: () => 1000 };
  const { content } = await tool.call({ message: 'Hi' }, caller);
  expect(content).toEqual([{ type: 'text', text: `(Ana has joined.)\n\nAna: Hello.\n\n${turn.answer}` }]);
});
