import { BedrockAgentClient } from '@aws-sdk/client-bedrock-agent';
import { readCommandLine } from '../../core/config/command-line.ts';
import counts from '../cost/counts.json' with { type: 'json' };
import { readStage, STAGE_NAMES } from '../stages.ts';
import { readQuotas } from './account.ts';
import { needsOf } from './needs.ts';
import { report } from './report.ts';

const STAGES = STAGE_NAMES.join(' or ');
/** Where neither the command nor the user's AWS configuration names a region. */
const REGION = 'us-east-1';

const { values, reject } = readCommandLine({
  command: 'npm run preflight -- --stage STAGE [options]',
  help: "Compares the account's quotas with what a stage needs at its full rate. The AWS CLI reads them.",
  options: {
    stage: { type: 'string', value: 'STAGE', help: STAGES },
    region: { type: 'string', value: 'REGION', help: `by default that of the AWS SDK, or ${REGION}` },
  },
});
const name = STAGE_NAMES.find((each) => each === values.stage) ?? reject(`Name a stage: --stage ${STAGES}.`);

try {
  const region = values.region ?? (await new BedrockAgentClient().config.region().catch(() => REGION));
  const { settings } = readStage(name, region);
  const { rate } = settings.throttling;
  console.log(`${name} in ${region}, at ${rate} turns a second:`);
  const quotas = await readQuotas(region).catch((error: Error) => {
    console.log(
      `Could not read the account's quotas: ${error.message}. Run this again with the AWS CLI and its credentials.`,
    );
    return null;
  });
  const { lines, isTooLow } = report(needsOf(settings, counts), quotas, region);
  for (const line of lines) console.log(line);
  if (isTooLow || !quotas) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
