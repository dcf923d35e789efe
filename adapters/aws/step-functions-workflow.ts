import { type SFNClient, StartSyncExecutionCommand } from '@aws-sdk/client-sfn';
import { ClientError, codeOfFault, type ToolErrorCode } from '../../core/errors/client-error.ts';
import { errorName } from '../../core/errors/error-name.ts';
import type { Workflow } from '../../core/turn/workflow.ts';
import { isBrokenConnection } from '../http/broken-connection.ts';

/** Nothing has run when one of these is the answer. */
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

/** Express executions, started and awaited in one call, which answers 200 even when the execution failed. */
export const stepFunctionsWorkflow = (client: SFNClient, stateMachineArn: string): Workflow => ({
  run: async (input) => {
    const command = new StartSyncExecutionCommand({ stateMachineArn, input: JSON.stringify(input) });
    const started = await client
      .send(command)
      .catch((error: unknown) => {
        // Safe: should the first start have run, the table lets only one execution answer.
        if (isBrokenConnection(error)) return client.send(command);
        throw error;
      })
      .catch((error: unknown) => {
        const name = errorName(error);
        // A call that broke off may have run: only the table can tell, when the message comes again.
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
