import { expect, it } from 'vitest';
import { walkDesk } from '../support/desk-walk/walk.ts';

const seed = Number(process.env.DESK_SEED ?? Date.now() % 2 ** 31);
const STEPS = 300;

it(`customers and people in any order, with broken connections (DESK_SEED=${seed})`, { timeout: 110_000 }, async () => {
  const { steps, counts, faults } = await walkDesk(seed, STEPS, 0.01);
  expect(steps).toBeGreaterThanOrEqual(STEPS);
  expect(Object.keys(counts).length).toBeGreaterThan(12);
  expect(faults.lost + faults.unheard).toBeGreaterThan(0);
});
