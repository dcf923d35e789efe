import { describe, expect, it } from 'vitest';
import {
  asList,
  leftOver,
  MAX_ACTIONS,
  Proposal,
  type ProposedAction,
  sameAction,
  UNKNOWN,
  unknownBehind,
  withAction,
} from '../../../../core/actions/proposal.ts';
import { anAction, aProposal } from '../../../support/values.ts';

const of = (order_id: string, over: Partial<ProposedAction> = {}) => anAction({ arguments: { order_id }, ...over });
const listOf = (...ids: string[]) =>
  ids.reduce<ProposedAction[] | null>((list, id) => list && withAction(list, of(id)), []);
const sized = (bytes: number) => of('x', { tool: `t${bytes}`, arguments: { text: 'x'.repeat(bytes) } });

describe('the list of a proposal', () => {
  it('has its actions in the order in which they were added', () => {
    expect(listOf('3', '1', '2')).toEqual([of('3'), of('1'), of('2')]);
  });

  it('has at most five, and as many that follow', () => {
    expect(listOf('1', '2', '3', '4', '5')).toHaveLength(MAX_ACTIONS);
    expect(asList(listOf(...'1234567') ?? [])).toEqual({
      actions: [...'12345'].map((id) => of(id)),
      later: [...'67'].map((id) => of(id)),
    });
    expect([listOf(...'abcdefghij')?.length, listOf(...'abcdefghijk')]).toEqual([2 * MAX_ACTIONS, null]);
    expect(Proposal.safeParse(aProposal('k', ...'12345'.split('').map((id) => of(id)))).success).toBe(true);
    expect(Proposal.safeParse(aProposal('k', ...'123456'.split('').map((id) => of(id)))).success).toBe(false);
    expect(Proposal.safeParse({ ...aProposal('k'), actions: [] }).success).toBe(false);
  });

  it('has at most 8 KB of JSON', () => {
    const list = withAction([], sized(4000)) ?? [];
    const rest = 8 * 1024 - Buffer.byteLength(JSON.stringify([...list, sized(1000)])) + 1000;
    expect(withAction(list, sized(rest))).toHaveLength(2);
    expect(withAction(list, sized(rest + 1))).toBeNull();
    expect(withAction([], of('語'.repeat(2800)))).toBeNull();
  });

  it.each([
    ['the same call', of('1'), 2],
    ['the same call with another title and preview', of('1', { title: 'Other', preview: 'P', names: { 1: 'A' } }), 2],
    ['other arguments', of('3'), 3],
    ['another tool', of('1', { tool: 'create_return' }), 3],
    ['another server', of('1', { server: 'shop' }), 3],
  ])('has no call twice: %s', (_, added, length) => {
    expect(withAction([of('1'), of('2')], added)).toHaveLength(length);
  });

  it('takes a call that it has already, although it is full', () => {
    const full = listOf('1', '2', '3', '4', '5') ?? [];
    expect(withAction(full, of('4'))).toEqual(full);
  });

  it('does not change the list that it is given', () => {
    const list = [of('1')];
    withAction(list, of('2'));
    expect(list).toEqual([of('1')]);
  });
});

it('two calls are the same whatever the order of their arguments', () => {
  const one = anAction({ arguments: { a: 1, b: [{ c: 2, d: 3 }] } });
  expect(sameAction(one, anAction({ arguments: { b: [{ d: 3, c: 2 }], a: 1 } }))).toBe(true);
  expect(sameAction(one, anAction({ arguments: { a: 1, b: [{ c: 2, d: '3' }] } }))).toBe(false);
});

describe('what is left of a list', () => {
  const proposal = aProposal('k', of('1'), of('2'), of('3'));
  const done = { outcome: 'done', text: '' } as const;
  const rejected = { outcome: 'rejected', text: '' } as const;

  it.each([
    ['all, if there was no time for any', [], ['1', '2', '3']],
    ['what is behind the one that was done last', [done], ['2', '3']],
    ['what is behind one that was rejected', [done, rejected], ['3']],
    ['nothing when all are done', [done, done, done], []],
    ['nothing when the last was rejected', [done, done, rejected], []],
    ['nothing after an unknown outcome', [done, UNKNOWN], []],
  ])('is %s', (_, results, ids) => {
    expect(leftOver({ proposal, results })).toEqual(ids.map((id) => of(id)));
  });

  it('is unknown as a whole if another execution may be anywhere in it', () => {
    expect(unknownBehind({ proposal, results: [done] })).toEqual([done, UNKNOWN, UNKNOWN]);
    expect(unknownBehind({ proposal, results: [] })).toEqual([UNKNOWN, UNKNOWN, UNKNOWN]);
  });
});
