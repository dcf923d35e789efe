import { describe, expect, it } from 'vitest';
import { type Actor, type Desk, type DeskState, NO_DESK } from '../../../../core/desk/desk.ts';
import { type Act, type ActionName, CUSTOMER_MOVES, decideMove, STAFF_MOVES } from '../../../../core/desk/moves.ts';

const ANA: Actor = { kind: 'staff', id: 'ana', name: 'Ana' };
const BEA: Actor = { kind: 'staff', id: 'bea', name: 'Bea' };
const VERSION = 4;

const aDesk = (state: DeskState): Desk => ({
  ...NO_DESK,
  ...{ state, version: VERSION, assignee: state === 'human' ? { id: 'ana', name: 'Ana' } : null },
});
const anAct = (action: ActionName, over: Partial<Act> = {}): Act => ({
  ...{ action, actor: ANA, id: 'act', key: 'k', version: VERSION, team: 'billing', resolution: 'solved', now: 9 },
  ...over,
});
const toOf = (state: DeskState, act: Act): string => {
  const decision = decideMove(aDesk(state), act);
  return decision.kind === 'move' ? decision.move.to : decision.kind;
};

describe('what an act does to a desk', () => {
  it.each<[action: ActionName, bot: string, waiting: string, human: string, closed: string]>([
    ['take_over', 'human', 'human', 'stay', 'lost'],
    ['take_next', 'lost', 'human', 'lost', 'lost'],
    ['reply', 'human', 'human', 'stay', 'lost'],
    ['note', 'stay', 'stay', 'stay', 'stay'],
    ['transfer', 'waiting', 'waiting', 'waiting', 'lost'],
    ['give_back', 'lost', 'bot', 'bot', 'lost'],
    ['close', 'closed', 'closed', 'closed', 'lost'],
    ['reopen', 'lost', 'lost', 'lost', 'human'],
    ['return_to_assistant', 'stay', 'bot', 'lost', 'stay'],
    ['close_conversation', 'closed', 'closed', 'closed', 'stay'],
  ])('%s: %s, %s, %s, %s', (action, ...to) => {
    const states = ['bot', 'waiting', 'human', 'closed'] as const;
    expect(states.map((state) => toOf(state, anAct(action)))).toEqual(to);
  });

  it.each(['transfer', 'give_back', 'close', 'reopen'] as const)(
    '%s is lost on a version that was not seen',
    (action) => {
      const state = action === 'reopen' ? 'closed' : 'human';
      for (const version of [null, VERSION - 1, VERSION + 1]) {
        expect(toOf(state, anAct(action, { version }))).toBe('lost');
      }
    },
  );

  it("takes a person's conversation from them only on the version that was seen, and never by a reply", () => {
    expect(toOf('human', anAct('take_over', { actor: BEA }))).toBe('human');
    expect(toOf('human', anAct('take_over', { actor: BEA, version: VERSION - 1 }))).toBe('lost');
    expect(toOf('human', anAct('reply', { actor: BEA }))).toBe('lost');
  });

  it('fences every way to a person, and no other', () => {
    for (const action of [...STAFF_MOVES, ...CUSTOMER_MOVES]) {
      for (const state of ['bot', 'waiting', 'human', 'closed'] as const) {
        const decision = decideMove(aDesk(state), anAct(action));
        if (decision.kind === 'lost') continue;
        const to = decision.kind === 'move' ? decision.move.to : state;
        expect([action, state, decision.fence]).toEqual([action, state, to === 'human' && action !== 'note']);
      }
    }
  });

  it('names in its condition what was read, but for the acts that only need the state', () => {
    const versionOf = (state: DeskState, action: ActionName) => {
      const decision = decideMove(aDesk(state), anAct(action));
      return decision.kind === 'move' ? decision.move.version : undefined;
    };
    for (const action of ['take_over', 'take_next', 'reply'] as const) expect(versionOf('waiting', action)).toBeNull();
    for (const action of ['transfer', 'give_back', 'close', 'return_to_assistant'] as const)
      expect(versionOf('waiting', action)).toBe(VERSION);
  });

  it('transfers with the time for which the customer has waited', () => {
    const since = (desk: Desk) => {
      const decision = decideMove(desk, anAct('transfer'));
      return decision.kind === 'move' && decision.move.set.waiting_since;
    };
    expect(since({ ...aDesk('waiting'), waiting_since: 3 })).toBe(3);
    expect(since(aDesk('human'))).toBe(9);
  });

  it('notes the episode that it closes, and takes it off again when it is reopened', () => {
    const closing = decideMove(aDesk('human'), anAct('close', { resolution: 'not_solved' }));
    const closed = closing.kind === 'move' ? closing.move.set : {};
    expect(closed).toMatchObject({
      ...{ assignee: null, closed_key: 'k' },
      closed: [{ episode: 1, from: null, to: 'k', closed_at: 9, by: ANA, resolution: 'not_solved' }],
    });
    const reopening = decideMove({ ...aDesk('closed'), ...closed }, anAct('reopen'));
    expect(reopening.kind === 'move' && reopening.move.set).toMatchObject({ closed_key: null, closed: [] });
  });
});
