import { setTimeout as pause } from 'node:timers/promises';
import {
  type BedrockAgentClient,
  GetIngestionJobCommand,
  type IngestionJob,
  StartIngestionJobCommand,
} from '@aws-sdk/client-bedrock-agent';
import type { KnowledgeBase } from './data-source.ts';
import { attempt, SyncFailure } from './sync-failure.ts';

const ENDED: readonly string[] = ['COMPLETE', 'FAILED', 'STOPPED'];

/** Starts an ingestion of the data source; resolves to the id of the job. Throws `SyncFailure`. */
export const startIngestion = async (client: BedrockAgentClient, { id, dataSourceId }: KnowledgeBase) => {
  const command = new StartIngestionJobCommand({ knowledgeBaseId: id, dataSourceId });
  const { ingestionJob } = await attempt('bedrock:StartIngestionJob', `${id}/${dataSourceId}`, client.send(command));
  return ingestionJob?.ingestionJobId ?? '';
};

/** Waits for the end of a job; resolves to its statistics in one line. Throws `SyncFailure` unless every document was ingested. */
export const ingested = async (
  client: BedrockAgentClient,
  { id, dataSourceId }: KnowledgeBase,
  ingestionJobId: string,
  pollMs: number,
): Promise<string> => {
  for (;;) {
    const command = new GetIngestionJobCommand({ knowledgeBaseId: id, dataSourceId, ingestionJobId });
    const { ingestionJob } = await attempt('bedrock:GetIngestionJob', ingestionJobId, client.send(command));
    if (ingestionJob && ENDED.includes(ingestionJob.status ?? '')) return resultOf(ingestionJob);
    await pause(pollMs);
  }
};

const resultOf = ({ status, statistics = {}, failureReasons = [] }: IngestionJob): string => {
  const { numberOfDocumentsScanned: scanned = 0, numberOfDocumentsFailed: failed = 0 } = statistics;
  const { numberOfNewDocumentsIndexed: added = 0, numberOfModifiedDocumentsIndexed: modified = 0 } = statistics;
  const { numberOfDocumentsDeleted: deleted = 0 } = statistics;
  const figures = `${scanned} scanned, ${added} new, ${modified} modified, ${deleted} deleted, ${failed} failed`;
  if (status === 'COMPLETE' && failed === 0) return figures;
  const reasons = failureReasons.map((reason) => reason.replaceAll(/\s+/g, ' ')).join('; ');
  throw new SyncFailure(`The ingestion job ended as ${status} (${figures}): ${reasons || 'no reason given'}`);
};
