import { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency';
import type { BasePersistenceLayer } from '@aws-lambda-powertools/idempotency/persistence';
import { errorName } from '../../../core/errors/error-name.ts';
import type { Log } from '../../../core/observability/log.ts';

/** Long enough for a client that repeats a call whose answer it lost. */
const SECONDS = 300;

/** Does paid work once for calls with the same key. Only results that `isFinal` accepts are remembered. */
export type Remember = <T extends object>(
  key: Readonly<Record<string, string>>,
  remainingMs: () => number,
  work: () => Promise<T>,
  isFinal: (result: T) => boolean,
) => Promise<T>;

/**
 * Remembers with Powertools idempotency, whose failures are logged and never fail a call. A call whose first one is still running, or has
 * crashed, does the work itself.
 */
export const rememberIn =
  (persistenceStore: BasePersistenceLayer, log: Log): Remember =>
  async (key, remainingMs, work, isFinal) => {
    let started: ReturnType<typeof work> | undefined;
    const once = () => (started ??= work());
    const config = new IdempotencyConfig({
      expiresAfterSeconds: SECONDS,
      // Ends the record of a call that crashed with its invocation, instead of after an hour.
      lambdaContext: { getRemainingTimeInMillis: remainingMs } as never,
    });
    const remembered = async (_key: typeof key) => {
      const result = await once();
      if (!isFinal(result)) throw new NotFinal();
      return result;
    };
    try {
      return await makeIdempotent(remembered, { persistenceStore, config })(key);
    } catch (error) {
      const name = errorName(error);
      if (name.startsWith('Idempotency') && name !== 'IdempotencyAlreadyInProgressError') {
        log.warn('idempotency failed', { error: name });
      }
      // Work that has ended takes precedence over a failure to remember it.
      return once();
    }
  };

class NotFinal extends Error {}
