import { type SFNClient, StartSyncExecutionCommand, type StartSyncExecutionCommandOutput } from '@aws-sdk/client-sfn';
import { monotonicMs } from '../../core/config/clock.ts';
import { timeLimits } from '../../core/config/time-limits.ts';
import { ClientError, codeOfFault, RETRY_AFTER_MS } from '../../core/errors/client-error.ts';
import { errorName } from '../../core/errors/error-name.ts';
import type { Workflow } from '../../core/turn/workflow.ts';
import { hasTimedOut, neverConnected } from '../http/broken-connection.ts';
import { resendOnce } from '../http/resend.ts';

/** Errors with which the service rejects a call, so that no execution has started. */
const BUSY = new Set(['ThrottlingException', 'ServiceQuotaExceededException']);
const MISCONFIGURED = new Set([
  'StateMachineDoesNotExist',
  'StateMachineDeleting',
  'StateMachineTypeNotSupported',
  'InvalidArn',
  'AccessDeniedException',
  'CredentialsProviderError',
  'ExpiredTokenException',
  'UnrecognizedClientException',
  'InvalidSignatureException',
  'KmsAccessDeniedException',
]);

/** The errors of an execution that failed and has released its turn, or whose act may be repeated. Its cause is the error that ended it. */
const FAILED = ['TurnReleased', 'ActFailed'];
/** The error of an execution that failed and could not release its turn, which is taken over only when its lease ends. */
const NOT_RELEASED = 'TurnNotReleased';

const REPEAT = 'send it again with the same message_id.';
const NOT_ACCEPTED = `The service is busy and has not accepted the message: ${REPEAT}`;
const MAYBE_STORED = `The service failed. The message may or may not have been stored: ${REPEAT} It is not answered twice.`;

/**
 * Starts an Express execution and waits for its end, in one call. The call returns 200 even if the execution failed. `lease`: the seconds after
 * which a repeat of a turn whose outcome is not known is answered; 0 where no turn is accepted.
 */
export const stepFunctionsWorkflow = (
  client: SFNClient,
  stateMachineArn: string,
  lease = timeLimits().lease,
): Workflow => ({
  run: async (input) => {
    const arrived = monotonicMs();
    /** Milliseconds until another execution can take over the turn, whose owner may still work. */
    const leaseLeft = () => Math.max(RETRY_AFTER_MS, Math.ceil(arrived + lease * 1000 - monotonicMs()));
    const command = new StartSyncExecutionCommand({ stateMachineArn, input: JSON.stringify(input) });
    // Safe: if the first call did start an execution, the table lets only one of the two answer.
    const ended = await resendOnce(() => client.send(command)).catch((error: unknown) => {
      throw failedCall(error, leaseLeft);
    });
    if (ended.status !== 'SUCCEEDED') throw failedExecution(ended, leaseLeft);
    return { execution: ended.executionArn ?? '', output: JSON.parse(ended.output ?? 'null') };
  },
});

/** The table tells at the client's next try whether a call that failed has started an execution. */
const failedCall = (error: unknown, leaseLeft: () => number): ClientError => {
  const reason = errorName(error);
  const why = { reason };
  if (MISCONFIGURED.has(reason)) return new ClientError('MISCONFIGURED', { why });
  if (BUSY.has(reason) || neverConnected(error)) return busy(NOT_ACCEPTED, why);
  return hasTimedOut(error) ? new ClientError('TIMEOUT', { retryAfterMs: leaseLeft(), why }) : busy(MAYBE_STORED, why);
};

/** An execution that fails after it has accepted the message releases its turn, so a repeat is answered at once. One that times out does not. */
const failedExecution = (ended: StartSyncExecutionCommandOutput, leaseLeft: () => number): ClientError => {
  const { status, executionArn = '' } = ended;
  const error = (FAILED.includes(ended.error ?? '') ? ended.cause : ended.error) ?? '';
  const why = { reason: error, execution: executionArn };
  if (status === 'TIMED_OUT') return new ClientError('TIMEOUT', { retryAfterMs: leaseLeft(), why });
  // A table that denies access needs the operator. One that is out of reach may not have stored the message.
  if (error === NOT_RELEASED && codeOfFault(ended.cause ?? '') === 'MISCONFIGURED')
    return new ClientError('MISCONFIGURED', { why });
  if (error === NOT_RELEASED) return new ClientError('BUSY', { message: MAYBE_STORED, retryAfterMs: leaseLeft(), why });
  if (error === 'States.DataLimitExceeded') return new ClientError('TOO_LARGE', { why });
  if (error === 'States.Timeout') return new ClientError('TIMEOUT', { retryAfterMs: soon(), why });
  const code = codeOfFault(error);
  return code === 'BUSY' ? busy(MAYBE_STORED, why) : new ClientError(code, { why });
};

const busy = (message: string, why: Readonly<Record<string, string>>): ClientError =>
  new ClientError('BUSY', { message, retryAfterMs: soon(), why });

/** 1 to 2 s, so that the clients of one outage do not all come back at once. */
const soon = (): number => 1000 + Math.floor(Math.random() * 1000);
