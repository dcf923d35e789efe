import { conformanceOf } from './conformance.ts';
import { report } from './report.ts';
import { SERVERS } from './servers.ts';

const results = [];
for (const server of SERVERS) results.push(...(await conformanceOf(server)));
process.stdout.write(`${report(results)}\n`);
process.exitCode = results.some(({ surprise }) => surprise) ? 1 : 0;
