import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const REGION = 'us-east-1';

/** Lambda's own variables and the given ones, which take precedence. Nothing comes from the developer's shell. */
export const functionEnvironment = (
  name: string,
  entry: URL,
  given: Readonly<Record<string, string>>,
): Record<string, string> => ({
  AWS_REGION: REGION,
  AWS_DEFAULT_REGION: given.AWS_REGION ?? REGION,
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  LAMBDA_TASK_ROOT: dirname(fileURLToPath(entry)),
  TZ: ':UTC',
  _HANDLER: 'index.handler',
  ...given,
});
