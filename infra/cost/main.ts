import { writeFileSync } from 'node:fs';
import counts from './counts.json' with { type: 'json' };
import { costPage } from './page.ts';

writeFileSync(new URL('../../docs/cost.md', import.meta.url), costPage(counts));
