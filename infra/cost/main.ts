import { writeFileSync } from 'node:fs';
import { readCommandLine } from '../../core/config/command-line.ts';
import counts from './counts.json' with { type: 'json' };
import { costPage } from './page.ts';

readCommandLine({ command: 'npm run cost', help: 'Writes docs/cost.md from the files in infra/cost/.', options: {} });

writeFileSync(new URL('../../docs/cost.md', import.meta.url), costPage(counts));
