import { readCommandLine } from '../../core/config/command-line.ts';
import counts from '../cost/counts.json' with { type: 'json' };
import { readStage, STAGE_NAMES } from '../stages.ts';
import { readQuotas } from './account.ts';
import { needsOf } from './needs.ts';
import { report } from './report.ts';

const STAGES = STAGE_NAMES.join(' or ');
const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;

const { values, reject } = readCommandLine({
  command: 'npm run preflight -- --stage STAGE [options]',
  help: "Compares the account's quotas with what a stage needs at its full rate. The AWS CLI reads them.",
  options: {
    stage: { type: 'string', value: 'STAGE', help: STAGES },
    region: {
      type: 'string',
      value: 'REGION',
      default: AWS_REGION ?? AWS_DEFAULT_REGION ?? 'us-east-1',
      help: 'by default that of AWS_REGION, or us-east-1',
    },
  },
});
const name = STAGE_NAMES.find((each) => each === values.stage) ?? reject(`Name a stage: --stage ${STAGES}.`);

try {
  const { settings } = readStage(name, values.region);
  const { rate } = settings.throttling;
  console.log(`${name} in ${values.region}, at ${rate} turns a second:`);
  const quotas = await readQuotas(values.region).catch((error: Error) => {
    console.log(`Could not read the account's quotas: ${error.message}.`);
    return null;
  });
  const { lines, isTooLow } = report(needsOf(settings, counts), quotas, values.region);
  for (const line of lines) console.log(line);
  if (isTooLow) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
