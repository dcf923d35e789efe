import { Seeded } from '../../eval/invariants/seeded.ts';
import { startDeskWorld } from './desk-world.ts';
import { Lane } from './lane.ts';

const LANES = 8;
const PLAYBOOK = 'ecommerce';

export interface Walked {
  readonly steps: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly faults: { readonly lost: number; readonly unheard: number };
}

/**
 * A seeded walk of customers, two people at the desk, and connections and executions that break, over the wire; every step is checked on the
 * table. `share`: of the table's calls, those whose connection breaks.
 */
export const walkDesk = async (seed: number, steps: number, share: number): Promise<Walked> => {
  const world = await startDeskWorld(new Seeded(seed, 'faults'), PLAYBOOK);
  try {
    const lanes = Array.from({ length: LANES }, (_, at) => new Lane(world, new Seeded(seed, at), `${seed}-${at}`));
    world.faulty.share = share;
    const ended = await Promise.allSettled(
      lanes.map(async (lane) => {
        while (lane.steps < steps / LANES) await lane.round();
        await lane.end();
      }),
    );
    for (const end of ended) if (end.status === 'rejected') throw end.reason;
    const counts = new Map<string, number>();
    for (const lane of lanes)
      for (const [name, count] of lane.counts) counts.set(name, (counts.get(name) ?? 0) + count);
    return {
      steps: lanes.reduce((sum, lane) => sum + lane.steps, 0),
      counts: Object.fromEntries(counts),
      faults: world.faulty.faults,
    };
  } finally {
    await world.close();
  }
};
