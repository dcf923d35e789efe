import { readCommandLine } from '../../core/config/command-line.ts';
import { measureColdStarts } from './cold-start.ts';
import { measureDisk } from './disk.ts';
import { measureHistory } from './history/measure-history.ts';
import { measureOverhead } from './overhead.ts';
import { printColdStarts, printDisk, printHistory, printOverhead, printThroughput } from './report.ts';
import { startSystem } from './system.ts';
import { measureThroughput } from './throughput.ts';
import { warmUp } from './warm-up.ts';

readCommandLine({
  command: 'npm run bench',
  help: 'Measures overhead, throughput, history and cold starts on this machine, as ratios to floors of the same run.',
  options: {},
});

const began = performance.now();
const system = await startSystem();
try {
  await warmUp(system);
  printOverhead(await measureOverhead(system), await system.floors.ask('calls'));
  printThroughput(await measureThroughput(system));
  printHistory(await measureHistory(system));
} finally {
  await system.close();
}
printDisk(await measureDisk());
printColdStarts(await measureColdStarts());
console.log(`\nMeasured in ${((performance.now() - began) / 1000).toFixed(0)} s. All ratios are from this run.`);
