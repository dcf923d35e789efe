import { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency';
import type { BasePersistenceLayer } from '@aws-lambda-powertools/idempotency/persistence';
import { ClientError } from '../../../core/errors/client-error.ts';
import { errorName } from '../../../core/errors/error-name.ts';
import type { Log } from '../../../core/observability/log.ts';
import { messageHash } from '../../../core/turn/keys.ts';
import { RETRY_AFTER_MS } from '../../../core/turn/turn.ts';
import type { Workflow } from '../../../core/turn/workflow.ts';
import { ExecutionOutput, executionInput, type TurnRequest } from '../../../statemachines/contract.ts';
import type { Caller } from '../http/caller.ts';

interface Started {
  readonly execution: string;
  readonly output: ExecutionOutput;
}
/** `repeatable`: the client chose the message_id, so it may send the message again. */
export type StartTurn = (request: TurnRequest, repeatable: boolean, caller: Caller) => Promise<Started>;

/** Starts an execution for the turn, even if there was an earlier one. */
export const startTurn =
  (workflow: Workflow): StartTurn =>
  async (request) => {
    const { execution, output } = await workflow.run(executionInput(request));
    return { execution, output: ExecutionOutput.parse(output) };
  };

/**
 * Saves the execution when a client sends a message_id again. Powertools idempotency remembers stored answers only: an outcome that a retry
 * can change is thrown, so that it is not remembered. Its own failures are logged and never fail a turn, because correctness rests on
 * the conditional writes to the table.
 */
export const startTurnOnce = (start: StartTurn, persistenceStore: BasePersistenceLayer, log: Log): StartTurn => {
  return async (request, repeatable, caller) => {
    if (!repeatable) return start(request, repeatable, caller);
    const end: { started?: Started; error?: unknown } = {};
    const work = async (_key: IdempotencyKey): Promise<Started> => {
      try {
        end.started = await start(request, repeatable, caller);
      } catch (error) {
        end.error = error;
        throw error;
      }
      if (!end.started.output.turn) throw new NotStored();
      return end.started;
    };
    const { customer, conversation, message_id, message } = request;
    const config = new IdempotencyConfig({
      eventKeyJmesPath: '[customer, conversation, message_id]',
      payloadValidationJmesPath: 'hash',
      lambdaContext: { getRemainingTimeInMillis: () => caller.remainingMs() } as never,
    });
    try {
      const once = makeIdempotent(work, { persistenceStore, config });
      const started = await once({ customer, conversation, message_id, hash: messageHash(message) });
      if (end.started) return end.started;
      const remembered = ExecutionOutput.safeParse(started.output);
      if (!remembered.success) return start(request, repeatable, caller);
      return { ...started, output: { ...remembered.data, outcome: 'replayed' } };
    } catch (error) {
      // The turn's own outcome takes precedence over a failure to remember it.
      if (end.started) return end.started;
      if (end.error !== undefined) throw end.error;
      const name = errorName(error);
      if (name === 'IdempotencyAlreadyInProgressError') {
        throw new ClientError('IN_PROGRESS', { retryAfterMs: RETRY_AFTER_MS });
      }
      if (name === 'IdempotencyValidationError') throw new ClientError('KEY_REUSED');
      log.warn('idempotency failed', { error: name });
      return start(request, repeatable, caller);
    }
  };
};

interface IdempotencyKey {
  readonly customer: string;
  readonly conversation: string;
  readonly message_id: string;
  readonly hash: string;
}

/** Thrown so that an outcome without a turn is not remembered. */
class NotStored extends Error {}
