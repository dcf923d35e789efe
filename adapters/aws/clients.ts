import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { timeLimits } from '../../core/config/time-limits.ts';

/**
 * SDK clients are constructed once per cold start. Endpoints, region and credentials come from the SDK's own variables. A client makes one
 * attempt where the state machine retries, so that attempts do not multiply.
 */
export const documentClient = (maxAttempts: number): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    lean(
      new DynamoDBClient({ maxAttempts, requestHandler: keepAlive({ requestTimeout: 4000, connectionTimeout: 1000 }) }),
      maxAttempts,
    ),
    { marshallOptions: { removeUndefinedValues: true } },
  );

/** Uses HTTP/1.1, because the default handler opens a new HTTP/2 session for every call. */
export const bedrockClient = ({ modelConnection } = timeLimits()): BedrockRuntimeClient =>
  lean(
    new BedrockRuntimeClient({
      maxAttempts: 1,
      requestHandler: keepAlive({ requestTimeout: modelConnection * 1000, connectionTimeout: 2000 }),
    }),
    1,
  );

/** Makes one attempt, because a call that failed may have started an execution. Only the table can tell. */
export const stepFunctionsClient = (endpoint: string | undefined, { startCall } = timeLimits()): SFNClient =>
  lean(
    new SFNClient({
      maxAttempts: 1,
      // Only AWS's own host names have the `sync-` prefix.
      disableHostPrefix: endpoint !== undefined,
      cacheMiddleware: true,
      requestHandler: keepAlive({ requestTimeout: startCall * 1000, connectionTimeout: 2000 }),
    }),
    1,
    true,
  );

/**
 * Takes out of the client what computes in every call and has no effect: the redacted copies of input and output for a logger, which no client
 * has, the user agent, the trace's id unless the service records traces, and the accounting of attempts where there is one. Requests share
 * one signer, because a client here has one region and one service; it asks for the credentials at every call.
 */
const lean = <C extends DynamoDBClient | BedrockRuntimeClient | SFNClient>(
  client: C,
  maxAttempts: number,
  isTraced = false,
): C => {
  // The clients differ in their commands only.
  const { config, middlewareStack } = client as DynamoDBClient;
  const makeSigner = config.signer;
  let signer: ReturnType<typeof makeSigner> | undefined;
  config.signer = (scheme) => (signer ??= makeSigner(scheme));
  middlewareStack.remove('loggerMiddleware');
  if (!isTraced) middlewareStack.remove('recursionDetectionMiddleware');
  // Replaced, because others have their places behind them: signing, and the user agent of Powertools.
  const agent = { name: 'getUserAgentMiddleware', step: 'build', priority: 'low', override: true } as const;
  const attempt = { name: 'retryMiddleware', step: 'finalizeRequest', priority: 'high', override: true } as const;
  middlewareStack.add((next) => next, agent);
  if (maxAttempts === 1) middlewareStack.add((next) => next, attempt);
  return client;
};

/**
 * The SDK's own 50 sockets a client are too few where one process runs every call of a function, as on one machine: the wait for a socket
 * counts as a connection time-out. The callers bound what is in flight.
 */
const SOCKETS = { keepAlive: true, maxSockets: Infinity };

const keepAlive = (timeouts: { requestTimeout: number; connectionTimeout: number }): NodeHttpHandler =>
  new NodeHttpHandler({ ...timeouts, throwOnRequestTimeout: true, httpAgent: SOCKETS, httpsAgent: SOCKETS });
