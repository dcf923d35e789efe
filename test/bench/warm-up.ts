import { MESSAGE, type System } from './system.ts';
import { IN_FLIGHT } from './throughput.ts';

/** Time for some hundred turns, after which they hardly become faster. */
const TURNS_MS = 6000;
const FLOORS_MS = 3000;

/** Warms up the JIT compiler for everything that is measured. Cold starts have a table of their own. */
export const warmUp = async ({ client, floors }: System): Promise<void> => {
  await client.ask('flood', IN_FLIGHT, TURNS_MS, { message: MESSAGE });
  for (const floor of ['sameCalls', 'threeCalls'] as const) await floors.ask('flood', floor, IN_FLIGHT, FLOORS_MS);
};
