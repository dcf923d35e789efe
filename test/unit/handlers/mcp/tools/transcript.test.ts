import { describe, expect, it } from 'vitest';
import type { Turn } from '../../../../../core/turn/turn.ts';
import { fittingPage } from '../../../../../handlers/mcp/tools/transcript.ts';

const turn = (bytes: number): Turn => ({
  key: '1700000000000-a',
  message_id: 'm-1',
  message: 'x'.repeat(bytes),
  started_at: 0,
  status: 'pending',
  owner: 'me',
  lease: 0,
});

describe('a page of turns', () => {
  it.each([
    ['all turns when they are small', [100, 100, 100], 3],
    ['the turns that fit 256 KB', [100_000, 100_000, 100_000], 2],
    ['one turn that is larger than a page', [300_000, 100], 1],
    ['no turn when there is none', [], 0],
  ])('has %s', (_, sizes, kept) => {
    expect(fittingPage(sizes.map(turn))).toHaveLength(kept);
  });
});
