import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { timeLimits } from '../../core/config/time-limits.ts';

/**
 * SDK clients for a Lambda function, to be made once a cold start. Endpoints, region and credentials come from the SDK's own variables.
 * None retries where the state machine does, so that attempts do not multiply.
 */
export const documentClient = (maxAttempts: number): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({ maxAttempts, requestHandler: keepAlive({ requestTimeout: 4000, connectionTimeout: 1000 }) }),
    { marshallOptions: { removeUndefinedValues: true } },
  );

/** Over HTTP/1.1: the default handler opens a new HTTP/2 session for every call. */
export const bedrockClient = ({ modelConnection } = timeLimits()): BedrockRuntimeClient =>
  new BedrockRuntimeClient({
    maxAttempts: 1,
    requestHandler: keepAlive({ requestTimeout: modelConnection * 1000, connectionTimeout: 2000 }),
  });

/** A start that was sent may have run, and only the table can tell: so it is never sent twice. */
export const stepFunctionsClient = (endpoint: string | undefined, { startCall } = timeLimits()): SFNClient =>
  new SFNClient({
    maxAttempts: 1,
    /* A named endpoint is the host: the `sync-` prefix belongs to AWS's own. */
    disableHostPrefix: endpoint !== undefined,
    requestHandler: keepAlive({ requestTimeout: startCall * 1000, connectionTimeout: 2000 }),
  });

const keepAlive = (timeouts: { requestTimeout: number; connectionTimeout: number }): NodeHttpHandler =>
  new NodeHttpHandler({ ...timeouts, throwOnRequestTimeout: true });
