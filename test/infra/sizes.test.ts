import { describe, expect, it } from 'vitest';
import {
  deskLimits,
  HEALTHY_TURNS,
  MEAN_SECONDS,
  POLL_SECONDS,
  reservations,
  STORM_SECONDS,
  sessionLimits,
  sizeProblems,
  sizesFor,
  turnRate,
} from '../../infra/settings/sizes.ts';
import { STAGE_NAMES, STAGES } from '../../infra/stages.ts';

it('the mean is that of the healthy turns', () => {
  expect(HEALTHY_TURNS.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
  const mean = HEALTHY_TURNS.reduce((sum, { share, from, to }) => sum + (share * (from + to)) / 2, 0);
  expect(mean).toBeCloseTo(MEAN_SECONDS, 1);
});

describe.each([1, 5, 7, 10, 40, 333])('the sizes for %s turns a second', (turns) => {
  const sizes = sizesFor(turns);
  const { throttling } = sizes;
  const polls = (throttling.rate - turns) * POLL_SECONDS;
  const reserved = reservations({ ...sizes, toolServers: [], webhooks: [] });

  it('are understood as sizes for that rate, and fit each other', () => {
    expect(turnRate(sizes)).toBe(turns);
    expect(sizeProblems({ ...STAGES.prod, ...sizes })).toEqual([]);
  });

  it('hold the turns in a storm, and a burst beside them at the mean, with the polls', () => {
    expect(sizes.reservedConcurrency).toBeGreaterThanOrEqual(turns * STORM_SECONDS + polls);
    expect(turns * MEAN_SECONDS + polls + throttling.burst).toBeLessThanOrEqual(sizes.reservedConcurrency);
    expect(throttling.burst).toBeGreaterThan(0);
  });

  it('leave the desk a part of the requests, and no one address all of it', () => {
    const desk = deskLimits(sizes);
    expect(desk.rate).toBeGreaterThanOrEqual(5);
    expect(desk.rate).toBeLessThanOrEqual(Math.max(5, throttling.rate / 2));
    expect(desk.requestsPerFiveMinutes).toBeLessThan(desk.rate * 300);
  });

  it('let customers open chats beside the turns, and no one address all of them', () => {
    const session = sessionLimits(sizes);
    // Conversations of five turns, and as many chats that are opened and left.
    expect(session.rate).toBeGreaterThanOrEqual((2 * turns) / 5);
    expect(session.requestsPerFiveMinutes).toBeLessThan(session.rate * 300);
    expect(reserved.session).toBeGreaterThanOrEqual(session.burst);
  });

  it('give every front two executions of the turn function, and every request of a burst an authorizer', () => {
    expect(reserved.turn).toBe(2 * reserved.mcp + reserved.desk);
    expect(reserved.authorizer).toBeGreaterThanOrEqual(throttling.burst);
    expect(reserved.authorizer).toBeLessThanOrEqual(reserved.mcp);
    expect(reserved['desk-authorizer']).toBeGreaterThanOrEqual(deskLimits(sizes).burst);
  });
});

describe('the sizes of prod, while people work', () => {
  const { throttling, firewall } = STAGES.prod;

  it('take the polls of 240 waiting customers, every 6 s at the mean, and of 15 operators beside the turns', () => {
    expect(turnRate(STAGES.prod) + 240 / 6 + deskLimits(STAGES.prod).rate).toBeLessThanOrEqual(throttling.rate);
    expect(deskLimits(STAGES.prod).rate).toBeGreaterThan(15);
  });

  it('take 15 operators behind one address, whose consoles ask once a second', () => {
    expect(deskLimits(STAGES.prod).requestsPerFiveMinutes).toBeGreaterThanOrEqual(15 * 300);
  });

  it('take a customer who polls every 2 s from an address that 40 others share', () => {
    expect(firewall.requestsPerFiveMinutes).toBeGreaterThanOrEqual((41 * 300) / 2);
  });
});

it.each(STAGE_NAMES)('%s has the sizes for its rate, or reserves none', (name) => {
  const { reservedConcurrency, throttling } = STAGES[name];
  expect([null, sizesFor(turnRate({ throttling })).reservedConcurrency]).toContain(reservedConcurrency);
});
