import { describe, expect, it } from 'vitest';
import { arrowHead, roundedPath } from '../../../../../web/console/trace/drawing-paths.ts';

describe('roundedPath', () => {
  it('rounds corners, and no more than the way to the next one allows', () => {
    expect(
      roundedPath([
        [0, 0],
        [0, 20],
        [4, 20],
        [4, 40],
      ]),
    ).toBe('M0 0L0 15Q0 20 2 20L2 20Q4 20 4 25L4 40');
  });
});

describe('arrowHead', () => {
  it.each([
    ['down', 20, 'M3 20L0 15H6Z'],
    ['up', 0, 'M3 0L0 5H6Z'],
  ])('points %s, as the line ends', (_, y, head) => {
    expect(
      arrowHead([
        [3, 10],
        [3, y],
      ]),
    ).toBe(head);
  });
});
