import { MESSAGE, type System } from './system.ts';
import { IN_FLIGHT } from './throughput.ts';

/** Long enough for some hundred turns: after that they hardly become faster. */
const TURNS_MS = 6000;
const FLOORS_MS = 3000;

/** Lets the compiler finish with everything that is measured; what a cold start takes has a table of its own. */
export const warmUp = async ({ client, floors }: System): Promise<void> => {
  await client.ask('flood', IN_FLIGHT, TURNS_MS, { message: MESSAGE });
  for (const floor of ['sameCalls', 'threeCalls'] as const) await floors.ask('flood', floor, IN_FLIGHT, FLOORS_MS);
};
