import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StoredEvent } from '../../core/events/catalogue.ts';
import { Seeded } from '../eval/invariants/seeded.ts';
import { type EventsWorld, startEventsWorld } from '../support/events/events-world.ts';
import { happen } from '../support/events/life.ts';
import { Mortal } from '../support/events/mortal.ts';

const SEEDS = 52;
const DEATHS = 12;
/** More than a part does in a round: it lives. */
const LONG = 1e9;
/** More rounds than the nine tries of every delivery need. */
const MAX_ROUNDS = 100;
/** Between two sweeps of the clock. A run that died keeps its lease for about as long. */
const SWEEP_MS = 60_000;

let world: EventsWorld;
let deaths = 0;
beforeAll(async () => {
  world = await startEventsWorld();
});
afterAll(() => world.close());
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

/** A batch of the log, then a run of every target that is due. A part that dies leaves the rest to later rounds. Null when nothing is left. */
const round = async (random: Seeded, newProcess: () => Mortal): Promise<number | null> => {
  const wasRead = await world.readLog(newProcess()).catch(() => true);
  const { targets, next } = await world.due();
  for (const target of targets) await world.run(target, newProcess(), random).catch(() => {});
  if (wasRead || targets.size > 0) return Date.now() + 1 + random.below(SWEEP_MS);
  return next;
};

describe('a process that dies anywhere between a change of the table and the receiver', () => {
  it.each(Array.from({ length: SEEDS }, (_, n) => n))('delivers every event, with one id (seed %i)', async (seed) => {
    const random = new Seeded('crash-points', seed);
    const id = { customer: 'ada', conversation: `c${seed}` };
    world.receiver.begin(random);
    world.derived.clear();
    world.opened.clear();
    const born: Mortal[] = [];
    const dead = () => born.filter(({ isDead }) => isDead).length;
    const mortal = () => {
      const process = new Mortal(dead() >= DEATHS || random.chance(0.1) ? LONG : 1 + random.below(12), random);
      born.push(process);
      return process;
    };
    for (let n = 0; n < 8; n++) {
      await happen(world.desks, id, random, n);
      await round(random, mortal);
      vi.advanceTimersByTime(random.below(70_000));
    }
    world.receiver.succeed();
    let rounds = 0;
    for (let next: number | null = Date.now(); next !== null && rounds < MAX_ROUNDS; rounds++) {
      vi.setSystemTime(Math.max(Date.now(), next));
      next = await round(random, mortal);
    }
    deaths += dead();
    expect(rounds).toBeLessThan(MAX_ROUNDS);
    check(id.conversation);
  });

  it('died often enough to count', () => {
    expect(deaths).toBeGreaterThanOrEqual(500);
  });
});

const check = (conversation: string): void => {
  const { received, tickets } = world.receiver;
  const events = [...world.derived.values()];
  // Each event arrived, at least once, and nothing else did; every copy is the same event.
  expect(new Set(received.map(({ id }) => id))).toEqual(new Set(events.map(({ id }) => id)));
  for (const { id, type, timestamp, sequence } of received)
    expect({ id, type, timestamp, sequence }).toMatchObject(of(events, id));
  // One ticket for every episode that was handed off, with its events in the order in which they happened.
  const episodes = tickets().map(({ episode }) => episode);
  expect(episodes.toSorted()).toEqual([...world.opened].toSorted());
  for (const ticket of tickets()) {
    expect(ticket.conversation).toBe(conversation);
    const theirs = ticket.events.map(({ id }) => id);
    expect(theirs).toEqual(events.map(({ id }) => id).filter((each) => theirs.includes(each)));
  }
};

const of = (events: readonly StoredEvent[], wanted: string) => {
  const { id, type, timestamp, sequence } = events.find((event) => event.id === wanted) as StoredEvent;
  return { id, type, timestamp, sequence };
};
