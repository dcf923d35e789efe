import { IdempotencyItemAlreadyExistsError, IdempotencyItemNotFoundError } from '@aws-lambda-powertools/idempotency';
import { BasePersistenceLayer, type IdempotencyRecord } from '@aws-lambda-powertools/idempotency/persistence';
import { describe, expect, it } from 'vitest';
import { powertoolsRemember } from '../../../../adapters/aws/powertools-remember.ts';
import { quietLog } from '../../../support/values.ts';

/** Powertools' store on a map, with failures on demand. */
class MapStore extends BasePersistenceLayer {
  readonly records = new Map<string, IdempotencyRecord>();
  failing: 'never' | 'put' | 'update' | 'delete' = 'never';

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
    if (this.failing === 'delete') throw new Error('table is away');
    this.records.delete(record.idempotencyKey);
  }
}

interface Result {
  readonly run: number;
}
const KEY = { customer: 'ada', message: 'a hash' };

const world = (work: (run: number) => Promise<Result> = async (run) => ({ run })) => {
  const store = new MapStore();
  const warnings: unknown[] = [];
  const remember = powertoolsRemember(store, 300, {
    ...quietLog,
    warn: (message, fields) => void warnings.push([message, fields]),
  });
  let runs = 0;
  const call = (key = KEY, isFinal: (result: Result) => boolean = () => true) =>
    remember(
      key,
      () => 100_000,
      () => work(++runs),
      isFinal,
    );
  return { store, warnings, call, runs: () => runs };
};

describe('work that is remembered', () => {
  it('is done once for a key, for five minutes', async () => {
    const { call, runs, store } = world();
    expect([await call(), await call()]).toEqual([{ run: 1 }, { run: 1 }]);
    expect(runs()).toBe(1);
    const [record] = store.records.values();
    const seconds = Number(record?.expiryTimestamp) - Date.now() / 1000;
    expect(seconds).toBeGreaterThan(200);
    expect(seconds).toBeLessThanOrEqual(301);
  });

  it.each([[{ customer: 'bob' }], [{ message: 'another hash' }]])('is other work for %o', async (over) => {
    const { call, runs } = world();
    await call();
    await call({ ...KEY, ...over });
    expect(runs()).toBe(2);
  });

  it('is done again if its result is not final', async () => {
    const { call, runs, warnings, store } = world();
    const provisional = ({ run }: Result) => run > 1;
    expect([await call(KEY, provisional), await call(KEY, provisional), await call(KEY, provisional)]).toEqual([
      { run: 1 },
      { run: 2 },
      { run: 2 },
    ]);
    expect([runs(), store.records.size, warnings]).toEqual([2, 1, []]);
  });

  it('is done again if it failed, and its own error is thrown', async () => {
    const { call, warnings } = world(async (run) => {
      if (run === 1) throw new RangeError('model');
      return { run };
    });
    await expect(call()).rejects.toThrow(RangeError);
    expect(await call()).toEqual({ run: 2 });
    expect(warnings).toEqual([]);
  });

  it('is not waited for: a second call during the first does the work itself', async () => {
    const first = Promise.withResolvers<Result>();
    const { call, store, warnings } = world((run) => (run === 1 ? first.promise : Promise.resolve({ run })));
    const slow = call();
    await expect.poll(() => store.records.size).toBe(1);
    expect(await call()).toEqual({ run: 2 });
    first.resolve({ run: 1 });
    expect(await slow).toEqual({ run: 1 });
    expect(warnings).toEqual([]);
  });

  it('has a record that ends with the invocation that crashed in it', async () => {
    const { call, store } = world(() => new Promise(() => {}));
    void call();
    await expect.poll(() => store.records.size).toBe(1);
    const [record] = store.records.values();
    expect(Number(record?.inProgressExpiryTimestamp) - Date.now()).toBeLessThanOrEqual(100_000);
  });

  it.each(['put', 'update'] as const)(
    'is done once when the table fails at the %s, with a warning',
    async (failing) => {
      const { call, runs, store, warnings } = world();
      store.failing = failing;
      expect(await call()).toEqual({ run: 1 });
      expect(runs()).toBe(1);
      expect(warnings).toEqual([['idempotency failed', { error: 'IdempotencyPersistenceLayerError' }]]);
    },
  );

  it('throws its own error when the table fails to forget it', async () => {
    const { call, store } = world(async () => Promise.reject(new RangeError('model')));
    store.failing = 'delete';
    await expect(call()).rejects.toThrow(RangeError);
  });
});
