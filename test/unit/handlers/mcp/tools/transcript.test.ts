import { describe, expect, it } from 'vitest';
import type { Post } from '../../../../../core/desk/desk.ts';
import type { Entry } from '../../../../../core/turn/conversations.ts';
import { forCustomers, inWords } from '../../../../../handlers/mcp/tools/transcript.ts';

const turn = (bytes: number): Entry => ({
  key: '1700000000000-a',
  message_id: 'm-1',
  message: 'x'.repeat(bytes),
  started_at: 0,
  status: 'pending',
  owner: 'me',
  lease: 0,
  execution: null,
});

const post = (over: Partial<Post>): Post => ({
  ...{ key: '1700000000001-b', kind: 'reply', author: { id: 'staff-1', name: 'Ana' }, text: 'On its way.', move: null },
  ...over,
});

describe('a transcript for customers', () => {
  it('has replies with their names and notices, and no notes', () => {
    const notice = post({ kind: 'notice', author: null, text: 'Ana has joined.', move: 'taken_over' });
    const entries = forCustomers([turn(3), notice, post({ kind: 'note', text: 'Seems angry.' }), post({})]);
    expect(inWords(entries)).toBe('Customer: xxx\n(not answered yet)\n\n(Ana has joined.)\n\nAna: On its way.');
  });
});
