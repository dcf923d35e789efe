import { describe, expect, it } from 'vitest';
import { actId, actorKey, carryOut } from '../../../../core/desk/act.ts';
import { type Actor, DeskState } from '../../../../core/desk/desk.ts';
import { type ActionName, CUSTOMER_MOVES, decideMove, STAFF_MOVES } from '../../../../core/desk/moves.ts';
import { ANA, anIntent, FakeDesk, NOW } from './fake-desks.ts';

const ID = { customer: 'ada', conversation: 'c-1' };

describe('carryOut', () => {
  it('moves by one write, behind everything that was read', async () => {
    const desk = new FakeDesk({ state: 'waiting', version: 3, waiting_since: NOW - 5000 }, `${NOW + 7}-z`);
    const moved = await carryOut(desk, ID, anIntent());
    expect(moved).toMatchObject({ outcome: 'done', fence: true, waited_ms: 5000 });
    expect(moved).toMatchObject({
      notice: { move: 'taken_over', key: `${NOW + 8}-a` },
      desk: { assignee: { id: 'ana' } },
    });
  });

  it('reads again when its write is refused, and takes what it finds then', async () => {
    const desk = new FakeDesk();
    desk.between = () => {
      desk.between = () => {};
      desk.desk = { ...desk.desk, state: 'waiting', version: 1 };
    };
    expect(await carryOut(desk, ID, anIntent())).toMatchObject({
      outcome: 'done',
      desk: { state: 'human', version: 2 },
    });
  });

  it('gives up as busy when the desk changes between every read and write', async () => {
    const desk = new FakeDesk();
    desk.between = () => {
      desk.desk = { ...desk.desk, state: desk.desk.state === 'bot' ? 'waiting' : 'bot' };
    };
    await expect(carryOut(desk, ID, anIntent())).rejects.toMatchObject({ name: 'StoreBusy' });
    expect(desk.moves).toEqual([]);
  });

  it('knows no conversation without an item, a turn and a post', async () => {
    expect(await carryOut(new FakeDesk({}, null), ID, anIntent())).toMatchObject({ outcome: 'not_found', desk: null });
    const waits = new FakeDesk({ state: 'waiting', version: 1 }, null);
    expect(await carryOut(waits, ID, anIntent())).toMatchObject({ outcome: 'done' });
  });

  it.each([...STAFF_MOVES, ...CUSTOMER_MOVES])(
    'finds its own move again, with its fence and notice: %s',
    async (action) => {
      for (const state of DeskState.options) {
        const desk = new FakeDesk({
          state,
          version: 2,
          assignee: state === 'human' ? { id: 'ben', name: 'Ben' } : null,
        });
        const intent = anIntent({ action, version: 2 });
        const first = await carryOut(desk, ID, intent);
        if (first.notice === null) continue;
        const moves = desk.moves.length;
        expect(await carryOut(desk, ID, intent)).toEqual({ ...first, waited_ms: null });
        expect(desk.moves).toHaveLength(moves);
      }
    },
  );

  it('covers every action that moves', () => {
    const moving = [...STAFF_MOVES, ...CUSTOMER_MOVES].filter((action) =>
      DeskState.options.some((state) => decides(action, state) === 'move'),
    );
    expect(moving).toEqual([...STAFF_MOVES, ...CUSTOMER_MOVES].filter((action) => action !== 'note'));
  });
});

const decides = (action: ActionName, state: DeskState) => {
  const { random: _, ...intent } = anIntent({ action, version: 0 });
  return decideMove({ ...new FakeDesk({ state }).desk }, { ...intent, key: 'k' }).kind;
};

it('names of acts keep kinds of actors apart', () => {
  const machine: Actor = { ...ANA, kind: 'machine' };
  expect(actorKey(ANA)).toBe('staff:ana');
  expect(actId(ANA, 'm')).not.toBe(actId(machine, 'm'));
  expect(actId({ ...ANA, id: 'a#b' }, 'c')).not.toBe(actId({ ...ANA, id: 'a' }, 'b#c'));
});
