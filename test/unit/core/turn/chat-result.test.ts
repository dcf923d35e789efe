import { expect, it } from 'vitest';
import { toChatResult, toHeldResult } from '../../../../core/turn/chat-result.ts';
import { completeTurn } from '../../../../core/turn/completion/complete-turn.ts';
import { aCompletionInput, aPost } from '../../../support/values.ts';

const ana = { id: 'staff-1', name: 'Ana' };
const posts = [
  aPost({ key: '1700000000001-a', kind: 'notice', author: null, move: 'taken_over', text: 'Ana has joined.' }),
  aPost({ key: '1700000000002-a', kind: 'note', author: ana, text: 'Difficult.' }),
  aPost({ key: '1700000000003-a', kind: 'reply', author: ana, text: 'Hello.' }),
];
const shown = [
  {
    ...{ id: '1700000000001-a', kind: 'notice', author: null, move: 'taken_over', text: 'Ana has joined.' },
    at: '2023-11-14T22:13:20.001Z',
  },
  { id: '1700000000003-a', kind: 'reply', author: 'Ana', move: null, text: 'Hello.', at: '2023-11-14T22:13:20.003Z' },
];
const turn = completeTurn(aCompletionInput());
const { key, message_id, message, started_at } = turn;
const came = { desk: null, posts, conversation: 'c-1', replayed: false, totalMs: 1 };

it('customers get replies and notices with their author, and never a note or the id of a person', () => {
  const held = { key, message_id, message, started_at, status: 'held', held_at: 1, execution: null } as const;
  for (const result of [
    toChatResult({ ...came, turn, lastSpans: [] }),
    toHeldResult({ ...came, turn: held, answer: '' }),
  ])
    expect(result.messages).toEqual(shown);
});
