import { BedrockAgentClient } from '@aws-sdk/client-bedrock-agent';
import { S3Client } from '@aws-sdk/client-s3';
import { readCommandLine } from '../../core/config/command-line.ts';
import { compilePlaybook } from '../../playbooks/compile.ts';
import { readStage, STAGE_NAMES } from '../stages.ts';
import { attempt, SyncFailure } from './sync-failure.ts';
import { syncKnowledge } from './sync-knowledge.ts';

const POLL_MS = 5000;
const STAGES = STAGE_NAMES.join(' or ');

const { values, reject } = readCommandLine({
  command: 'npm run knowledge:sync -- --stage STAGE [options]',
  help: "Uploads a stage's playbook to its knowledge base, with the region and credentials of the AWS SDK.",
  options: {
    stage: { type: 'string', value: 'STAGE', help: STAGES },
    'dry-run': { type: 'boolean', default: false, help: 'says what would change, and changes nothing' },
    wait: { type: 'boolean', default: false, help: 'waits until the knowledge base has ingested everything' },
  },
});
const stage = STAGE_NAMES.find((name) => name === values.stage) ?? reject(`Name a stage: --stage ${STAGES}.`);

try {
  const { wait, 'dry-run': dryRun } = values;
  const agent = new BedrockAgentClient();
  const region = await agent.config.region().catch(() => {
    throw new SyncFailure('Set the region of the knowledge base, such as AWS_REGION=us-east-1.');
  });
  const { settings } = readStage(stage, region);
  const { knowledgeBase } = settings;
  if (!knowledgeBase) throw new SyncFailure(`The stage ${stage} has no knowledgeBase: set it in infra/stages.ts.`);
  const playbook = compilePlaybook(settings.playbook);
  const s3 = new S3Client();
  await attempt('Signing', region, agent.config.credentials());
  await syncKnowledge({ agent, s3, knowledgeBase, playbook, dryRun, wait, pollMs: POLL_MS, say: console.log });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
