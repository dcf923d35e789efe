import { describe, expect, it } from 'vitest';
import {
  keyOfEntry,
  type Transcript,
  withEntry,
  withNewest,
  withOlder,
} from '../../../../../../web/console/case/transcript/merge-entries.ts';
import { aPost, aTurn } from '../../a-case.ts';

const HAVE: Transcript = { entries: [aTurn('3'), aTurn('4', { status: 'pending' })], older: 'before 3' };
const keys = ({ entries }: Transcript) => entries.map(keyOfEntry);

describe('the transcript', () => {
  it('begins with the first page', () => {
    const first = withNewest({ entries: [], older: null }, { entries: [aTurn('3')], next_cursor: 'before 3' });
    expect([keys(first), first.older]).toEqual([['3'], 'before 3']);
  });

  it('gains new entries, and the later reading of known ones', () => {
    const next = withNewest(HAVE, {
      entries: [aTurn('4', { status: 'answered' }), aPost('5')],
      next_cursor: 'before 4',
    });
    expect([keys(next), next.older]).toEqual([['3', '4', '5'], 'before 3']);
    expect(next.entries[1]).toMatchObject({ status: 'answered' });
  });

  it('begins anew when entries between both are missing', () => {
    const next = withNewest(HAVE, { entries: [aTurn('8')], next_cursor: 'before 8' });
    expect([keys(next), next.older]).toEqual([['8'], 'before 8']);
  });

  it('gains older entries in front, until there are none', () => {
    const next = withOlder(HAVE, { entries: [aTurn('1'), aPost('2')], next_cursor: null });
    expect([keys(next), next.older]).toEqual([['1', '2', '3', '4'], null]);
  });

  it('gains an entry of an act, and keeps its place', () => {
    expect(keys(withEntry(HAVE, aPost('5')))).toEqual(['3', '4', '5']);
    expect(keys(withEntry(withEntry(HAVE, aPost('5')), aPost('5')))).toEqual(['3', '4', '5']);
  });
});
