import type { ToWorker } from './messages.ts';

type Invocation = Exclude<ToWorker, { kind: 'drain' }>;

/** Makes the context objects of handlers, with a dummy account. Reads the environment once, because that is slow in a worker. */
export const invocationContexts = (env: NodeJS.ProcessEnv) => {
  const common = {
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    invokedFunctionArn: `arn:aws:lambda:${env.AWS_REGION}:000000000000:function:${env.AWS_LAMBDA_FUNCTION_NAME}`,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    callbackWaitsForEmptyEventLoop: true,
  };
  return ({ requestId, deadline }: Invocation) => ({
    ...common,
    awsRequestId: requestId,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  });
};
