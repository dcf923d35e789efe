import { describe, expect, it } from 'vitest';
import { chooseWindow, toMessages } from '../../../../../core/turn/context/context-window.ts';
import type { HistoryTurn } from '../../../../../core/turn/turn.ts';
import { aHistoryTurn } from '../../../../support/values.ts';

const key = (n: number) => `${String(n).padStart(13, '0')}-a`;

const turn = (n: number, over: Partial<HistoryTurn> = {}) =>
  aHistoryTurn({ key: key(n), message: `question ${n}`, answer: `answer ${n}`, context_from: key(1), ...over });
const turns = (count: number, over: Partial<HistoryTurn> = {}) =>
  Array.from({ length: count }, (_, index) => turn(index + 1, over));

describe('chooseWindow', () => {
  it('keeps a whole conversation that fits', () => {
    expect(chooseWindow(turns(10), 1000, true)).toEqual({ turns: turns(10), tokens: 1000 });
  });

  it('cuts a conversation that does not fit to whole turns within 60 % of the budget', () => {
    const { turns: kept, tokens } = chooseWindow(turns(11), 1000, true);
    expect(kept.map((t) => t.key)).toEqual([6, 7, 8, 9, 10, 11].map(key));
    expect(tokens).toBe(600);
  });

  it('keeps the start of the last window while it fits, so that the prompt cache hits', () => {
    const later = turns(12, { context_from: key(6) });
    expect(chooseWindow(later, 1000, true).turns[0]?.key).toBe(key(6));
  });

  it('cuts again when the last window has outgrown the budget', () => {
    const later = turns(17, { context_from: key(6) });
    expect(chooseWindow(later, 1000, true).turns.map((t) => t.key)).toEqual([12, 13, 14, 15, 16, 17].map(key));
  });

  it('cuts when older turns were not read', () => {
    expect(chooseWindow(turns(9, { context_from: null }), 1000, false).turns).toHaveLength(6);
  });

  it('keeps nothing if only part of a turn fits', () => {
    expect(chooseWindow(turns(1), 99, true)).toEqual({ turns: [], tokens: 0 });
  });

  it('keeps the newest turn when it fits the budget but not 60 % of it', () => {
    const big = turn(9, { tokens: { question: 700, answer: 100 } });
    expect(chooseWindow([...turns(8), big], 1000, true).turns).toEqual([big]);
  });

  it('estimates text that no model has counted', () => {
    const unanswered = turn(1, { message: 'a'.repeat(400), answer: null, tokens: null });
    expect(chooseWindow([unanswered], 1000, true).tokens).toBe(104);
  });
});

describe('toMessages', () => {
  it('alternates roles and ends with the current message', () => {
    expect(toMessages(turns(2), 'now').map(({ role }) => role)).toEqual([
      'user',
      'assistant',
      'user',
      'assistant',
      'user',
    ]);
  });

  it('puts an unanswered message before the next one', () => {
    const messages = toMessages([turn(1), turn(2, { answer: null }), turn(3, { answer: null })], 'now');
    expect(messages.at(-1)).toEqual({
      role: 'user',
      content: [{ text: 'question 2' }, { text: 'question 3' }, { text: 'now' }],
    });
  });
});
