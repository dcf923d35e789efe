import { describe, expect, it } from 'vitest';
import type { Post } from '../../../../../core/desk/desk.ts';
import { isNote } from '../../../../../core/turn/context/notes.ts';
import { suggestionMessages } from '../../../../../core/turn/context/suggestion.ts';
import { aHistory, aHistoryTurn } from '../../../../support/values.ts';

const held = aHistoryTurn({ key: '1700000000002-a', message: 'And how?', answer: null, held: true });
const reply: Post = {
  ...{ key: '1700000000003-a', kind: 'reply', author: { id: 'ana', name: 'Ana' }, text: 'I am looking.', move: null },
};
const rolesOf = (messages: ReturnType<typeof suggestionMessages>) => messages?.map(({ role }) => role);
const textOf = (messages: ReturnType<typeof suggestionMessages>) =>
  messages?.at(-1)?.content.map((block) => ('text' in block ? block.text : ''));

describe('suggestionMessages', () => {
  it('end with the message that nobody has answered, and the notes behind it', () => {
    const messages = suggestionMessages(aHistory({ turns: [aHistoryTurn(), held] }), ['A document.', '']);
    expect(rolesOf(messages)).toEqual(['user', 'assistant', 'user']);
    const [message, ...notes] = textOf(messages) ?? [];
    expect(message).toBe('And how?');
    expect(notes.map(isNote)).toEqual([true, true]);
  });

  it('end with the notes where the assistant or a person wrote last', () => {
    const answered = suggestionMessages(aHistory({ turns: [aHistoryTurn()] }), []);
    expect(rolesOf(answered)).toEqual(['user', 'assistant', 'user']);
    const replied = suggestionMessages(aHistory({ turns: [held], posts: [reply] }), []);
    expect(rolesOf(replied)).toEqual(['user']);
    expect(textOf(replied)?.[1]).toContain('I am looking.');
  });

  it('do not say that the assistant has the conversation, whoever had it in between', () => {
    const messages = suggestionMessages(
      aHistory({
        turns: [
          { ...held, key: '1700000000001-a' },
          { ...held, posts: [reply] },
        ],
      }),
      [],
    );
    expect(JSON.stringify(messages)).not.toContain('with you');
  });

  it('are none without a message of the customer', () => {
    expect(suggestionMessages(aHistory({ posts: [reply] }), ['A document.'])).toBeNull();
  });
});
