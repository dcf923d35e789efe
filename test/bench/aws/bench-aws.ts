import { cpuOfFunction, measureCpu } from '../cpu.ts';
import { printCpu } from '../report.ts';
import { startSystem } from '../system.ts';
import { warmUp } from '../warm-up.ts';
import { loadsOf } from './loads.ts';
import { printLatencies, printLoads, printSizes, printTargets, printTotals, printWaterfalls } from './report.ts';
import { playScenes } from './scenes.ts';

/** Reckons turns in AWS: states and calls from a run on this machine, latencies from a table, CPU measured and scaled. */
export const benchAws = async (): Promise<void> => {
  const { turns, naive } = await playScenes();
  printLatencies();
  printWaterfalls([...turns, naive]);
  printTotals([...turns, naive]);

  // With the sample store: an ordinary turn lists its tools.
  const system = await startSystem({});
  try {
    await warmUp(system);
    const cpu = await measureCpu(system);
    printCpu(cpu);
    const [ordinary] = turns;
    if (!ordinary) throw new Error('No turn was played.');
    const loads = loadsOf(ordinary.steps, (name) => cpuOfFunction(cpu, name));
    printLoads(loads);
    printSizes(loads);
    printTargets(ordinary, loads);
  } finally {
    await system.close();
  }
};
