import { expect, it } from 'vitest';
import { walkDesk } from '../support/desk-walk/walk.ts';

const seed = Number(process.env.DESK_SEED ?? Date.now() % 2 ** 31);
const STEPS = Number(process.env.DESK_STEPS ?? 5000);

it(`${STEPS} steps of customers and people, with broken connections (DESK_SEED=${seed}, DESK_STEPS=${STEPS})`, {
  timeout: STEPS * 200,
}, async () => {
  const { steps, counts } = await walkDesk(seed, STEPS, 0.01);
  expect(steps).toBeGreaterThanOrEqual(STEPS);
  expect(Object.values(counts).every((count) => count > 0)).toBe(true);
});
