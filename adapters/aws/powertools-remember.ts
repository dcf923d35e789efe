import { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency';
import type { BasePersistenceLayer } from '@aws-lambda-powertools/idempotency/persistence';
import { errorName } from '../../core/errors/error-name.ts';
import type { Remember } from '../../core/models/remember.ts';
import type { Log } from '../../core/observability/log.ts';

/**
 * Remembers results for `seconds` with Powertools idempotency, whose failures are logged and never fail a call. A repeat of a call that is still running, or
 * has crashed, does the work itself.
 */
export const powertoolsRemember =
  (persistenceStore: BasePersistenceLayer, seconds: number, log: Log): Remember =>
  async (key, remainingMs, work, isFinal) => {
    let started: ReturnType<typeof work> | undefined;
    const once = () => (started ??= work());
    const config = new IdempotencyConfig({
      expiresAfterSeconds: seconds,
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
