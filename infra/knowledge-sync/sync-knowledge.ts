import type { BedrockAgentClient } from '@aws-sdk/client-bedrock-agent';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { type KnowledgeBase, readDataSource } from './data-source.ts';
import { Folder } from './folder.ts';
import { ingested, startIngestion } from './ingestion.ts';
import { knowledgeFiles } from './knowledge-files.ts';
import { type Plan, planSync } from './plan.ts';

export interface Sync {
  readonly agent: BedrockAgentClient;
  readonly s3: S3Client;
  readonly knowledgeBase: KnowledgeBase;
  readonly playbook: Playbook;
  /** Prints the changes without making them. */
  readonly dryRun: boolean;
  /** Waits for the end of the ingestion. */
  readonly wait: boolean;
  readonly pollMs: number;
  readonly say: (line: string) => void;
}

/**
 * Copies a playbook's documents into the playbook's folder in the bucket of a knowledge base, and starts an ingestion, also if nothing has
 * changed: Bedrock ingests only what differs, and an interrupted sync is completed by the next one. Throws `SyncFailure`.
 */
export const syncKnowledge = async (sync: Sync): Promise<void> => {
  const { agent, s3, knowledgeBase, playbook, dryRun, say } = sync;
  const { bucket, prefix, chunking } = await readDataSource(agent, knowledgeBase);
  if (chunking !== 'NONE')
    say(`The data source uses the chunking strategy ${chunking}: use NONE, so that one heading is one passage.`);
  const folder = new Folder(s3, bucket, `${prefix}${playbook.name}/`);
  const plan = planSync(knowledgeFiles(playbook), await folder.keys());
  if (dryRun) printPlan(plan, folder, say);
  else await apply(plan, folder, sync);
};

const printPlan = ({ put, remove }: Plan, folder: Folder, say: Sync['say']): void => {
  for (const { key } of put.flat()) say(`+ ${key}`);
  for (const key of remove.flat()) say(`- ${key}`);
  const changed = [...put, ...remove].flat().length;
  say(`A sync would change ${changed} files in ${folder.url} and start an ingestion.`);
};

const apply = async ({ put, remove }: Plan, folder: Folder, sync: Sync): Promise<void> => {
  const { agent, knowledgeBase, wait, pollMs, say } = sync;
  for (const batch of put) await folder.put(batch);
  for (const batch of remove) await folder.remove(batch);
  say(`Files written: ${put.flat().length}, deleted: ${remove.flat().length}, in ${folder.url}`);
  const job = await startIngestion(agent, knowledgeBase);
  say(`The ingestion job ${job} has started.`);
  if (wait) say(`It is complete: ${await ingested(agent, knowledgeBase, job, pollMs)}.`);
};
