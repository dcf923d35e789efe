import { type SFNClient, StartSyncExecutionCommand } from '@aws-sdk/client-sfn';
import type { Workflow } from '../core/ports.ts';
import { codeOfFault, ToolError, type ToolErrorCode } from '../core/tool-error.ts';

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
};

/** Express executions, started and awaited in one call, which answers 200 even when the execution failed. */
export const stepFunctionsWorkflow = (client: SFNClient, stateMachineArn: string): Workflow => ({
  run: async (input) => {
    const started = await client
      .send(new StartSyncExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }))
      .catch((error: unknown) => {
        const name = error instanceof Error ? error.name : 'unknown';
        // A call that broke off may have run: only the table can tell, when the message comes again.
        throw new ToolError(NOT_STARTED[name] ?? 'TIMEOUT');
      });
    const { status, error, executionArn, output } = started;
    if (status === 'SUCCEEDED') return { execution: executionArn ?? '', output: JSON.parse(output ?? 'null') };
    throw new ToolError(status === 'TIMED_OUT' ? 'TIMEOUT' : codeOfFailure(error ?? ''));
  },
});

const codeOfFailure = (error: string): ToolErrorCode => {
  if (error === 'States.DataLimitExceeded') return 'TOO_LARGE';
  if (error === 'States.Timeout') return 'TIMEOUT';
  return codeOfFault(error);
};
