import { IdempotencyItemAlreadyExistsError, IdempotencyItemNotFoundError } from '@aws-lambda-powertools/idempotency';
import { BasePersistenceLayer, type IdempotencyRecord } from '@aws-lambda-powertools/idempotency/persistence';
import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../../../core/access/scopes.ts';
import { completeTurn } from '../../../../../core/turn/complete-turn.ts';
import type { Outcome } from '../../../../../core/turn/turn.ts';
import { type StartTurn, startTurnOnce } from '../../../../../handlers/mcp/tools/start-turn.ts';
import { aCompletionInput, aRequest, quietLog } from '../../../../support/values.ts';

/** Powertools' store on a map, with failures on demand. */
class MapStore extends BasePersistenceLayer {
  readonly records = new Map<string, IdempotencyRecord>();
  failing: 'never' | 'put' | 'update' = 'never';

  protected async _putRecord(record: IdempotencyRecord): Promise<void> {
    if (this.failing === 'put') throw new Error('table is away');
    const existing = this.records.get(record.idempotencyKey);
    if (existing) throw new IdempotencyItemAlreadyExistsError('exists', existing);
    this.records.set(record.idempotencyKey, record);
  }
  protected async _getRecord(key: string): Promise<IdempotencyRecord> {
    const record = this.records.get(key);
    if (!record) throw new IdempotencyItemNotFoundError('none');
    return record;
  }
  protected async _updateRecord(record: IdempotencyRecord): Promise<void> {
    if (this.failing === 'update') throw new Error('table is away');
    this.records.set(record.idempotencyKey, record);
  }
  protected async _deleteRecord(record: IdempotencyRecord): Promise<void> {
    this.records.delete(record.idempotencyKey);
  }
}

const turn = completeTurn(aCompletionInput());
const caller = { customer: 'ada', scopes: SCOPES, remainingMs: () => 100_000 };

const world = (outcome: Outcome = { outcome: 'completed', turn, retry_after_ms: null }) => {
  const store = new MapStore();
  const runs: string[] = [];
  const start: StartTurn = async ({ message_id }) => {
    runs.push(message_id);
    return { execution: 'arn:e', output: outcome };
  };
  return { store, runs, once: startTurnOnce(start, store, quietLog) };
};

describe('startTurnOnce', () => {
  it('starts no execution when a message_id is sent again', async () => {
    const { once, runs } = world();
    expect((await once(aRequest(), true, caller)).output.outcome).toBe('completed');
    expect(await once(aRequest({ started_at: 5 }), true, caller)).toMatchObject({
      output: { outcome: 'replayed', turn },
    });
    expect(runs).toEqual(['m-1']);
  });

  it('remembers nothing of a message with a generated id', async () => {
    const { once, store } = world();
    await once(aRequest(), false, caller);
    expect(store.records.size).toBe(0);
  });

  it.each([[{ customer: 'bob' }], [{ conversation: 'c-2' }], [{ message_id: 'm-2' }]])(
    'treats a request with %o as another message',
    async (over) => {
      const { once, runs } = world();
      await once(aRequest(), true, caller);
      await once(aRequest(over), true, caller);
      expect(runs).toHaveLength(2);
    },
  );

  it('rejects a message_id with a different message', async () => {
    const { once } = world();
    await once(aRequest(), true, caller);
    await expect(once(aRequest({ message: 'else' }), true, caller)).rejects.toMatchObject({ code: 'KEY_REUSED' });
  });

  it('remembers no outcome without a stored answer', async () => {
    const { once, runs, store } = world({ outcome: 'in_progress', turn: null, retry_after_ms: 2000 });
    expect((await once(aRequest(), true, caller)).output.outcome).toBe('in_progress');
    expect(store.records.size).toBe(0);
    await once(aRequest(), true, caller);
    expect(runs).toHaveLength(2);
  });

  it('reports a message as in progress while its first execution runs', async () => {
    const store = new MapStore();
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const start: StartTurn = async () => {
      await ended;
      return { execution: 'arn:e', output: { outcome: 'completed', turn, retry_after_ms: null } };
    };
    const once = startTurnOnce(start, store, quietLog);
    const first = once(aRequest(), true, caller);
    await expect.poll(() => store.records.size).toBe(1);
    await expect(once(aRequest(), true, caller)).rejects.toMatchObject({ code: 'IN_PROGRESS', retryAfterMs: 2000 });
    end();
    expect((await first).output.turn).toEqual(turn);
  });

  it.each(['put', 'update'] as const)('still answers, once, when its table fails at the %s', async (failing) => {
    const { once, runs, store } = world();
    store.failing = failing;
    expect((await once(aRequest(), true, caller)).output.turn).toEqual(turn);
    expect(runs).toHaveLength(1);
  });

  it("throws the workflow's own error", async () => {
    const start: StartTurn = async () => Promise.reject(new RangeError('workflow'));
    await expect(startTurnOnce(start, new MapStore(), quietLog)(aRequest(), true, caller)).rejects.toThrow(RangeError);
  });
});
