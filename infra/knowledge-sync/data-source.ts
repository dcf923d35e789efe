import { type BedrockAgentClient, GetDataSourceCommand } from '@aws-sdk/client-bedrock-agent';
import { attempt, SyncFailure } from './sync-failure.ts';

/** The knowledge base and data source that a stage's settings name. */
export interface KnowledgeBase {
  readonly id: string;
  readonly dataSourceId: string;
}

interface DataSource {
  readonly bucket: string;
  /** Ends with a slash, unless it is empty. */
  readonly prefix: string;
  /** Bedrock's chunking strategy; `NONE` keeps each document whole. */
  readonly chunking: string;
}

/** Reads the location of the data source's documents. Throws `SyncFailure`. */
export const readDataSource = async (
  client: BedrockAgentClient,
  { id, dataSourceId }: KnowledgeBase,
): Promise<DataSource> => {
  const command = new GetDataSourceCommand({ knowledgeBaseId: id, dataSourceId });
  const { dataSource } = await attempt('bedrock:GetDataSource', `${id}/${dataSourceId}`, client.send(command));
  const s3 = dataSource?.dataSourceConfiguration?.s3Configuration;
  const bucket = s3?.bucketArn?.split(':::')[1];
  if (!bucket) {
    throw new SyncFailure(
      `The data source ${dataSourceId} is not an S3 bucket: name one of type S3 in infra/stages.ts.`,
    );
  }
  const [prefix = ''] = s3?.inclusionPrefixes ?? [];
  const chunking = dataSource?.vectorIngestionConfiguration?.chunkingConfiguration?.chunkingStrategy ?? 'DEFAULT';
  return { bucket, prefix: prefix.replace(/([^/])$/, '$1/'), chunking };
};
