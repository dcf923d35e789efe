import { type BedrockAgentClient, GetDataSourceCommand } from '@aws-sdk/client-bedrock-agent';
import { attempt, SyncFailure } from './sync-failure.ts';

/** Which data source of which knowledge base, as a stage's settings name them. */
export interface KnowledgeBase {
  readonly id: string;
  readonly dataSourceId: string;
}

interface DataSource {
  readonly bucket: string;
  /** Ends with a slash, unless it is empty. */
  readonly prefix: string;
  /** How Bedrock cuts documents; `NONE` keeps each whole. */
  readonly chunking: string;
}

/** Where the data source takes its documents from. Throws `SyncFailure`. */
export const readDataSource = async (
  client: BedrockAgentClient,
  { id, dataSourceId }: KnowledgeBase,
): Promise<DataSource> => {
  const command = new GetDataSourceCommand({ knowledgeBaseId: id, dataSourceId });
  const { dataSource } = await attempt('bedrock:GetDataSource', `${id}/${dataSourceId}`, client.send(command));
  const s3 = dataSource?.dataSourceConfiguration?.s3Configuration;
  const bucket = s3?.bucketArn?.split(':::')[1];
  if (!bucket) throw new SyncFailure(`The data source ${dataSourceId} is no S3 bucket: make one that is, and name it.`);
  const [prefix = ''] = s3?.inclusionPrefixes ?? [];
  const chunking = dataSource?.vectorIngestionConfiguration?.chunkingConfiguration?.chunkingStrategy ?? 'DEFAULT';
  return { bucket, prefix: prefix.replace(/([^/])$/, '$1/'), chunking };
};
