import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { timeLimits } from '../../core/config/time-limits.ts';
import { KeepAliveHandler } from '../http/keep-alive-handler.ts';

/**
 * SDK clients are constructed once per cold start. Endpoints, region and credentials come from the SDK's own variables. A client makes one
 * attempt where the state machine retries, so that attempts do not multiply.
 */
export const documentClient = (maxAttempts: number): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      maxAttempts,
      requestHandler: new KeepAliveHandler({ requestTimeout: 4000, connectionTimeout: 1000 }),
    }),
    { marshallOptions: { removeUndefinedValues: true } },
  );

/** Uses HTTP/1.1, because the default handler opens a new HTTP/2 session for every call. */
export const bedrockClient = ({ modelConnection } = timeLimits()): BedrockRuntimeClient =>
  new BedrockRuntimeClient({
    maxAttempts: 1,
    requestHandler: new KeepAliveHandler({ requestTimeout: modelConnection * 1000, connectionTimeout: 2000 }),
  });

/** Makes one attempt, because a call that failed may have started an execution. Only the table can tell. */
export const stepFunctionsClient = (endpoint: string | undefined, { startCall } = timeLimits()): SFNClient =>
  new SFNClient({
    maxAttempts: 1,
    // Only AWS's own host names have the `sync-` prefix.
    disableHostPrefix: endpoint !== undefined,
    cacheMiddleware: true,
    requestHandler: new KeepAliveHandler({ requestTimeout: startCall * 1000, connectionTimeout: 2000 }),
  });
