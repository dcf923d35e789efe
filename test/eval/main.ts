import { readCommandLine } from '../../core/config/command-line.ts';
import { playbookNames, typedPlaybook } from '../../playbooks/find.ts';
import { allSteps, closedPhrases } from './consent/readers.ts';
import { runConsent } from './consent/run-consent.ts';
import { startModel } from './consent/start-model.ts';
import { brokenIn, invariantTable } from './invariants/report.ts';
import { KINDS, runInvariants } from './invariants/run-invariants.ts';
import { baselineFile, readBaseline, writeBaseline } from './quality/baseline.ts';
import { type GoldenSet, readGoldens } from './quality/read-goldens.ts';
import { HOW_TO_CONNECT, hasRealModel } from './quality/real-model.ts';
import { missedIn, qualityTable, totalsOf, worseThan } from './quality/report.ts';
import { runQuality } from './quality/run-quality.ts';

const PARTS = ['invariants', 'consent', 'quality'];

const { values, reject } = readCommandLine({
  command: 'npm run eval -- [options]',
  help: 'Runs the invariants, reads replies to a proposal, and plays the golden conversations with a real model. Exits with code 1 if one fails.',
  options: {
    playbook: { type: 'string', value: 'NAME|PATH', help: 'plays only the golden conversations of this playbook' },
    'write-baseline': {
      type: 'boolean',
      default: false,
      help: 'saves the results as the baseline of the playbook and its models',
    },
    only: { type: 'string', value: 'PART', help: `runs only this part: ${PARTS.join(', ')}` },
    seed: { type: 'string', value: 'NUMBER', help: 'repeats a run of the invariants' },
    conversations: {
      type: 'string',
      value: 'NUMBER',
      default: '120',
      help: 'number of conversations of the invariants (120)',
    },
    kind: { type: 'string', value: 'KIND', help: `plays only those of this kind: ${KINDS.join(', ')}` },
  },
});
const { only, playbook, 'write-baseline': write } = values;
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const conversations = Number(values.conversations);
const kind = KINDS.find((name) => name === values.kind);
if (only !== undefined && !PARTS.includes(only)) reject(`--only must be one of: ${PARTS.join(', ')}.`);
if (!Number.isInteger(seed)) reject('--seed must be a whole number.');
if (values.kind !== kind) reject(`--kind must be one of: ${KINDS.join(', ')}.`);
if (!Number.isInteger(conversations) || conversations < 1) reject('--conversations must be 1 or more.');
const wantsQuality = only === 'quality' || playbook !== undefined || write;
const runs = (part: string): boolean => (only ?? (wantsQuality ? 'quality' : part)) === part;
if (wantsQuality && !runs('quality')) reject('--playbook and --write-baseline apply only to the golden conversations.');

const invariants = async (): Promise<boolean> => {
  const run = await runInvariants(seed, conversations, kind);
  console.log(invariantTable(run));
  return brokenIn(run).length === 0;
};

const consent = async (): Promise<boolean> => {
  const connected = hasRealModel(process.env) ? await startModel(process.env) : null;
  const failures: unknown[] = [];
  try {
    const withModel = connected && allSteps(connected.model, (error) => failures.push(error));
    const { table, good } = await runConsent({ closed: closedPhrases, withModel });
    console.log(table);
    if (failures.length > 0)
      console.log(
        `The model failed on ${failures.length} messages, which count as not read. The first: ${failures[0]}`,
      );
    return good;
  } finally {
    await connected?.close();
  }
};

const quality = async (set: GoldenSet): Promise<boolean> => {
  console.log(`\n${set.shown}: ${set.goldens.length} golden conversations`);
  const { models, scored } = await runQuality(set, process.env, (one) => {
    for (const line of missedIn(one)) console.log(line);
  });
  console.log(qualityTable(scored));
  const totals = totalsOf(scored);
  const file = baselineFile(set.folder, models);
  if (write) {
    writeBaseline(file, totals);
    console.log(`The baseline of ${models.join(', ')} is written to ${file}.`);
    return true;
  }
  const baseline = readBaseline(file);
  if (!baseline) {
    console.log(`There is no baseline of ${models.join(', ')} yet. Use --write-baseline to save this run as one.`);
    return true;
  }
  const worse = worseThan(baseline, totals);
  console.log(worse.length === 0 ? 'No worse than the baseline.' : `Worse than the baseline: ${worse.join('; ')}.`);
  return worse.length === 0;
};

try {
  // Checks all files before anything runs, because a run may cost money.
  const sets = runs('quality')
    ? readGoldens(playbook === undefined ? playbookNames() : [typedPlaybook(playbook, process.env)])
    : [];
  let good = !runs('invariants') || (await invariants());
  if (runs('consent')) good = (await consent()) && good;
  if (sets.length > 0 && hasRealModel(process.env)) for (const set of sets) good = (await quality(set)) && good;
  else if (sets.length > 0) {
    (wantsQuality ? console.error : console.log)(`\n${HOW_TO_CONNECT}`);
    good &&= !wantsQuality;
  }
  process.exitCode = good ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
