import { type SFNClient, StartSyncExecutionCommand } from '@aws-sdk/client-sfn';
import { ClientError, codeOfFault, type ToolErrorCode } from '../../core/errors/client-error.ts';
import { errorName } from '../../core/errors/error-name.ts';
import type { Workflow } from '../../core/turn/workflow.ts';
import { isBrokenConnection } from '../http/broken-connection.ts';

/** Errors after which no execution has started. */
const NOT_STARTED: Readonly<Record<string, ToolErrorCode>> = {
  ThrottlingException: 'BUSY',
  ServiceQuotaExceededException: 'BUSY',
  StateMachineDoesNotExist: 'MISCONFIGURED',
  StateMachineDeleting: 'MISCONFIGURED',
  StateMachineTypeNotSupported: 'MISCONFIGURED',
  InvalidArn: 'MISCONFIGURED',
  AccessDeniedException: 'MISCONFIGURED',
  CredentialsProviderError: 'MISCONFIGURED',
  ExpiredTokenException: 'MISCONFIGURED',
  UnrecognizedClientException: 'MISCONFIGURED',
  InvalidSignatureException: 'MISCONFIGURED',
  KmsAccessDeniedException: 'MISCONFIGURED',
};

/** Starts an Express execution and waits for its end, in one call. The call returns 200 even if the execution failed. */
export const stepFunctionsWorkflow = (client: SFNClient, stateMachineArn: string): Workflow => ({
  run: async (input) => {
    const command = new StartSyncExecutionCommand({ stateMachineArn, input: JSON.stringify(input) });
    const started = await client
      .send(command)
      .catch((error: unknown) => {
        // Safe: if the first call did start an execution, the table lets only one of the two answer.
        if (isBrokenConnection(error)) return client.send(command);
        throw error;
      })
      .catch((error: unknown) => {
        const name = errorName(error);
        // Any other failed call may have started an execution. The table tells when the client retries.
        throw new ClientError(NOT_STARTED[name] ?? 'TIMEOUT', { why: { reason: name } });
      });
    const { status, error = '', executionArn = '', output } = started;
    if (status === 'SUCCEEDED') return { execution: executionArn, output: JSON.parse(output ?? 'null') };
    const code = status === 'TIMED_OUT' ? 'TIMEOUT' : codeOfFailure(error);
    throw new ClientError(code, { why: { reason: error, execution: executionArn } });
  },
});

const codeOfFailure = (error: string): ToolErrorCode => {
  if (error === 'States.DataLimitExceeded') return 'TOO_LARGE';
  if (error === 'States.Timeout') return 'TIMEOUT';
  return codeOfFault(error);
};
