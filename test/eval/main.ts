import { parseArgs } from 'node:util';
import { readBaseline, writeBaseline } from './quality/baseline.ts';
import { table, totalsOf, worseThan } from './quality/report.ts';
import { runQuality } from './quality/run-quality.ts';

const { values } = parseArgs({ options: { 'write-baseline': { type: 'boolean', default: false } } });
// Which model answers is whatever the environment says, as for `npm start`; the figures are kept apart by it.
const model = process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME ? 'bedrock' : 'stand-in';
const scored = await runQuality(process.env);
console.log(table(scored));
const totals = totalsOf(scored);
const baseline = readBaseline(model);
if (values['write-baseline']) {
  console.log(`\nBaseline written: ${writeBaseline(model, totals)}.`);
} else if (baseline) {
  const worse = worseThan(baseline, totals);
  console.log(worse.length === 0 ? `\nNo worse than the baseline of ${model}.` : `\nWorse: ${worse.join('; ')}.`);
  process.exitCode = worse.length === 0 ? 0 : 1;
} else {
  console.log(`\nThere is no baseline of ${model} yet; --write-baseline makes this run one.`);
}
