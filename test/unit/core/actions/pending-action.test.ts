import { describe, expect, it } from 'vitest';
import { actionOfTurn } from '../../../../core/actions/pending-action.ts';
import type { HistoryTurn } from '../../../../core/turn/turn.ts';

const key = (n: number) => `${String(n).padStart(13, '0')}-a`;
const action = { id: key(1), server: 'store', tool: 'cancel_order', title: 'Cancel', arguments: { order_id: '1' } };
const turn = (n: number, over: Partial<HistoryTurn> = {}): HistoryTurn => ({
  key: key(n),
  message: 'm',
  answer: 'a',
  tokens: null,
  model: null,
  escalated: false,
  context_from: null,
  proposed_action: null,
  begun: null,
  ...over,
});
const proposing = turn(1, { proposed_action: action });
const dead = (n: number) => turn(n, { answer: null, begun: { action, over: true } });
const yes = { message: 'yes', confirm_action: null };
const no = { message: 'No, do not.', confirm_action: null };
const of = (n: number, history: HistoryTurn[], reply = yes, begun: typeof action | null = null) =>
  actionOfTurn({ key: key(n), begun }, history, reply, { en: ['yes'] });

describe('a turn is about', () => {
  it('what the turn before proposed, and the customer consents to', () => {
    expect(of(2, [proposing])).toEqual({ action, action_standing: 'consented', contested: null });
    expect(of(2, [proposing], no).action).toBeNull();
  });

  it('nothing, once a later message has come: an old yes that comes again does not undo a no', () => {
    expect(of(2, [proposing, turn(2, { answer: null }), turn(3)]).action).toBeNull();
  });

  it('what it has begun itself, whatever history and words say now', () => {
    expect(of(2, [], no, action)).toMatchObject({ action, action_standing: 'consented' });
    expect(of(2, [proposing, turn(3)], yes, action)).toMatchObject({ action, action_standing: 'begun' });
  });

  it('what the message before has begun, and nobody has answered for', () => {
    expect(of(3, [proposing, dead(2)], no)).toMatchObject({ action, action_standing: 'begun' });
    expect(of(4, [proposing, dead(2), turn(3, { answer: null })], yes)).toMatchObject({ action_standing: 'begun' });
    const alive = turn(2, { answer: null, begun: { action, over: false } });
    expect(of(3, [proposing, alive])).toMatchObject({ action, action_standing: 'running' });
  });

  it('nothing any more, once an answer has been given after it', () => {
    expect(of(4, [proposing, dead(2), turn(3)])).toEqual({ action: null, action_standing: null, contested: null });
  });

  it('nothing, while another message may be consenting: it is told which action that is about', () => {
    expect(of(3, [proposing, turn(2, { answer: null })])).toEqual({
      action: null,
      action_standing: null,
      contested: action,
    });
  });
});
