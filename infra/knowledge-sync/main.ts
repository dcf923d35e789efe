import { parseArgs } from 'node:util';
import { BedrockAgentClient } from '@aws-sdk/client-bedrock-agent';
import { S3Client } from '@aws-sdk/client-s3';
import { compilePlaybook } from '../../playbooks/compile.ts';
import { readStage, STAGE_NAMES } from '../stages.ts';
import { attempt, SyncFailure } from './sync-failure.ts';
import { syncKnowledge } from './sync-knowledge.ts';

/** Region and credentials come from the AWS SDK's defaults: a profile, SSO or environment variables. */
const USAGE = 'npm run knowledge:sync -- --stage prod [--dry-run] [--wait]';
const POLL_MS = 5000;

const readOptions = () => {
  const options = { stage: { type: 'string' }, 'dry-run': { type: 'boolean' }, wait: { type: 'boolean' } } as const;
  try {
    const { values } = parseArgs({ options });
    const stage = STAGE_NAMES.find((name) => name === values.stage);
    if (!stage) throw new Error(`Unknown stage, use one of ${STAGE_NAMES.join(', ')}`);
    return { stage, dryRun: values['dry-run'] ?? false, wait: values.wait ?? false };
  } catch (error) {
    throw new SyncFailure(`${error instanceof Error ? error.message : error}: ${USAGE}`);
  }
};

try {
  const { stage, dryRun, wait } = readOptions();
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
