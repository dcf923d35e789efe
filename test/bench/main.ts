import { readCommandLine } from '../../core/config/command-line.ts';
import { benchAws } from './aws/bench-aws.ts';
import { measureColdStarts } from './cold-start.ts';
import { measureCpu } from './cpu.ts';
import { measureDisk } from './disk.ts';
import { measureHistory } from './history/measure-history.ts';
import { measureOverhead } from './overhead.ts';
import { printColdStarts, printCpu, printDisk, printHistory, printOverhead, printThroughput } from './report.ts';
import { startSystem } from './system.ts';
import { measureThroughput } from './throughput.ts';
import { warmUp } from './warm-up.ts';

const { values } = readCommandLine({
  command: 'npm run bench',
  help: 'Measures overhead, throughput, history and cold starts on this machine, as ratios to floors of the same run.',
  options: {
    aws: {
      type: 'boolean',
      help: 'reckons turns in AWS instead: states, calls, latencies, and CPU at the functions’ memory',
    },
  },
});

const benchHere = async (): Promise<void> => {
  const system = await startSystem();
  try {
    await warmUp(system);
    printOverhead(await measureOverhead(system), await system.floors.ask('calls'));
    printCpu(await measureCpu(system));
    printThroughput(await measureThroughput(system));
    printHistory(await measureHistory(system));
  } finally {
    await system.close();
  }
  printDisk(await measureDisk());
  printColdStarts(await measureColdStarts());
};

const began = performance.now();
await (values.aws ? benchAws() : benchHere());
console.log(`\nMeasured in ${((performance.now() - began) / 1000).toFixed(0)} s. All ratios are from this run.`);
