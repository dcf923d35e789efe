import { readFileSync, writeFileSync } from 'node:fs';
import counts from './counts.json' with { type: 'json' };
import type { Counts } from './counts.ts';
import { inDocument } from './document.ts';
import { costTables } from './markdown.ts';

/** Prints the cost of turns as Markdown; `--write` puts it into docs/cost.md. The counts come from test/bench/cost-run.ts. */
const DOCUMENT = new URL('../../docs/cost.md', import.meta.url);

const tables = costTables(counts satisfies Counts);
if (process.argv.includes('--write')) writeFileSync(DOCUMENT, inDocument(readFileSync(DOCUMENT, 'utf8'), tables));
else console.log(tables);
