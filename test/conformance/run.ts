import { readCommandLine } from '../../core/config/command-line.ts';
import { conformanceOf } from './conformance.ts';
import { report } from './report.ts';
import { SERVERS } from './servers.ts';

readCommandLine({
  command: 'npm run conformance',
  help: 'Runs the official MCP conformance suite, and reports each scenario that differs from what is expected.',
  options: {},
});

const results = [];
for (const server of SERVERS) results.push(...(await conformanceOf(server)));
process.stdout.write(`${report(results)}\n`);
process.exitCode = results.some(({ surprise }) => surprise) ? 1 : 0;
