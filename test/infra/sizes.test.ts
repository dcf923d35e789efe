import { describe, expect, it } from 'vitest';
import { HEALTHY_TURNS, MEAN_SECONDS, reservations, STORM_SECONDS, sizesFor } from '../../infra/settings/sizes.ts';
import { STAGE_NAMES, STAGES } from '../../infra/stages.ts';

it('the mean is that of the healthy turns', () => {
  expect(HEALTHY_TURNS.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
  const mean = HEALTHY_TURNS.reduce((sum, { share, from, to }) => sum + (share * (from + to)) / 2, 0);
  expect(mean).toBeCloseTo(MEAN_SECONDS, 1);
});

describe.each([1, 5, 7, 10, 40, 333])('the sizes for %s requests a second', (rate) => {
  const sizes = sizesFor(rate);
  const reserved = reservations({ ...sizes, toolServers: [] });

  it('hold the rate in a storm, and a burst beside the rate at the mean', () => {
    expect(sizes.reservedConcurrency).toBeGreaterThanOrEqual(rate * STORM_SECONDS);
    expect(rate * MEAN_SECONDS + sizes.throttling.burst).toBeLessThanOrEqual(sizes.reservedConcurrency);
    expect(sizes.throttling.burst).toBeGreaterThan(0);
  });

  it('give every front two executions of the turn function, and every request of a burst an authorizer', () => {
    expect(reserved.turn).toBe(2 * reserved.mcp);
    expect(reserved.authorizer).toBeGreaterThanOrEqual(sizes.throttling.burst);
    expect(reserved.authorizer).toBeLessThan(reserved.mcp);
  });
});

it.each(STAGE_NAMES)('%s has the sizes for its rate, or reserves none', (name) => {
  const { reservedConcurrency, throttling } = STAGES[name];
  expect([null, sizesFor(throttling.rate).reservedConcurrency]).toContain(reservedConcurrency);
});
