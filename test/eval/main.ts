import { parseArgs } from 'node:util';
import { brokenIn, invariantTable } from './invariants/report.ts';
import { runInvariants } from './invariants/run-invariants.ts';
import { baselineName, readBaseline, writeBaseline } from './quality/baseline.ts';
import { table, totalsOf, worseThan } from './quality/report.ts';
import { runQuality } from './quality/run-quality.ts';

const USAGE =
  'npm run eval -- [--only invariants|quality] [--seed <number>] [--conversations <number>] [--write-baseline]';

const invariants = async (seed: number, conversations: number): Promise<boolean> => {
  const run = await runInvariants(seed, conversations);
  console.log(invariantTable(run));
  return brokenIn(run).length === 0;
};

/** Which model answers is whatever the environment says, as for `npm start`; its figures are kept under its name. */
const quality = async (write: boolean): Promise<boolean> => {
  const scored = await runQuality(process.env);
  console.log(table(scored));
  const totals = totalsOf(scored);
  const model = baselineName(process.env);
  if (write) {
    console.log(`\nBaseline written: ${writeBaseline(model, totals)}.`);
    return true;
  }
  const baseline = readBaseline(model);
  if (!baseline) {
    console.log(`\nThere is no baseline of ${model} yet; --write-baseline makes this run one.`);
    return true;
  }
  const worse = worseThan(baseline, totals);
  console.log(worse.length === 0 ? `\nNo worse than the baseline of ${model}.` : `\nWorse: ${worse.join('; ')}.`);
  return worse.length === 0;
};

const readOptions = () => {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
      conversations: { type: 'string', default: '120' },
      'write-baseline': { type: 'boolean', default: false },
    },
  });
  const { only } = values;
  const [seed, conversations] = [Number(values.seed), Number(values.conversations)];
  if (only !== undefined && only !== 'invariants' && only !== 'quality') throw new Error(`--only ${only} is no part.`);
  if (!Number.isInteger(seed)) throw new Error('--seed must be a whole number.');
  if (!Number.isInteger(conversations) || conversations < 1) throw new Error('--conversations must be 1 or more.');
  return { only, seed, conversations, write: values['write-baseline'] };
};

const run = async ({ only, seed, conversations, write }: ReturnType<typeof readOptions>): Promise<boolean> => {
  const hold = only === 'quality' || (await invariants(seed, conversations));
  if (only === undefined) console.log('');
  const good = only === 'invariants' || (await quality(write));
  return hold && good;
};

try {
  process.exitCode = (await run(readOptions())) ? 0 : 1;
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\nUse it so: ${USAGE}`);
  process.exitCode = 2;
}
