import { describe, expect, it } from 'vitest';
import { decideConsent, type EarlierTurn } from '../../../../core/actions/decide-consent.ts';

const key = (n: number) => `${String(n).padStart(13, '0')}-a`;
const action = { id: key(1), server: 'store', tool: 'cancel_order', title: 'Cancel', arguments: { order_id: '1' } };
const turn = (n: number, over: Partial<EarlierTurn> = {}): EarlierTurn => ({
  key: key(n),
  answer: 'a',
  proposed_action: null,
  started_action: null,
  may_run: false,
  told_action: null,
  ...over,
});
const proposing = turn(1, { proposed_action: action });
const failed = (n: number) => turn(n, { answer: null });
const unanswered = (n: number) => turn(n, { answer: null, may_run: true });
const crashed = (n: number) => turn(n, { answer: null, started_action: action });
const running = (n: number) => turn(n, { answer: null, started_action: action, may_run: true });
const yes = { message: 'yes', confirm_action: null };
const no = { message: 'No.', confirm_action: null };
const question = { message: 'Is it free of charge?', confirm_action: null };
const decide = (n: number, history: EarlierTurn[], reply = yes, started: typeof action | null = null) =>
  decideConsent({ key: key(n), started }, history, reply, {
    agrees: { en: ['yes'] },
    beside: {},
    declines: { en: ['no'] },
  });

describe('decideConsent', () => {
  it('grants the proposal of the previous turn when the customer consents', () => {
    expect(decide(2, [proposing])).toEqual({ kind: 'granted', action });
  });

  it('leaves a proposal open when the message is neither consent nor a refusal', () => {
    expect(decide(2, [proposing], question)).toEqual({ kind: 'open', proposal: action });
  });

  it('returns none after a refusal, and without a proposal', () => {
    expect(decide(2, [proposing], no)).toEqual({ kind: 'none' });
    expect(decide(3, [proposing, turn(2)])).toEqual({ kind: 'none' });
    expect(decide(1, [])).toEqual({ kind: 'none' });
  });

  it('returns none after a later message: repeating an old yes does not undo a no', () => {
    expect(decide(2, [proposing, unanswered(2), turn(3)])).toEqual({ kind: 'none' });
  });

  it('keeps the action that the turn itself has started, whatever the history and the message say', () => {
    expect(decide(2, [], no, action)).toEqual({ kind: 'granted', action });
    expect(decide(2, [proposing, turn(3)], yes, action)).toEqual({ kind: 'outcome_unknown', action });
  });

  it('returns an unknown outcome if an unanswered turn started the action in an execution that is over', () => {
    expect(decide(3, [proposing, crashed(2)], no)).toEqual({ kind: 'outcome_unknown', action });
    expect(decide(4, [proposing, crashed(2), unanswered(3)])).toEqual({ kind: 'outcome_unknown', action });
  });

  it('returns in progress while an earlier message carries out the action or may consent to it', () => {
    expect(decide(3, [proposing, running(2)])).toEqual({ kind: 'in_progress', action });
    expect(decide(3, [proposing, unanswered(2)])).toEqual({ kind: 'in_progress', action });
  });

  it('knows of a started action until an answer has told its outcome', () => {
    expect(decide(4, [proposing, crashed(2), turn(3)])).toEqual({ kind: 'outcome_unknown', action });
    expect(decide(4, [proposing, running(2), turn(3)])).toEqual({ kind: 'in_progress', action });
    expect(decide(4, [proposing, crashed(2), turn(3, { told_action: action.id })])).toEqual({ kind: 'none' });
  });

  it('finds none behind a turn that failed, because the proposal is not the newest turn any more', () => {
    expect(decide(3, [proposing, failed(2)])).toEqual({ kind: 'none' });
  });
});
