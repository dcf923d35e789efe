import type { Operation, Store } from './store.ts';

/** An item in DynamoDB's own JSON. */
type Item = Readonly<Record<string, unknown>>;

/** A change of an item, as the table's stream reports it with NEW_AND_OLD_IMAGES. */
export interface StreamRecord {
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly dynamodb: {
    /** Epoch seconds. */
    readonly ApproximateCreationDateTime: number;
    readonly Keys: Item;
    readonly NewImage?: Item;
    readonly OldImage?: Item;
    /** Numbers of equal length, in the order of the writes. */
    readonly SequenceNumber: string;
    readonly StreamViewType: 'NEW_AND_OLD_IMAGES';
  };
}

const RECORDS = '~change~';
/** The number of the last record that was handed over, so that no number is used again when the log is empty. */
const ACKNOWLEDGED = '~changes-acknowledged';
const DIGITS = 21;
const MAX_RECORDS = 100;
/** A function's event has at most 6 MB. The two images of a record have 800 KB at most. */
const MAX_BYTES = 4 * 1024 * 1024;
const WAIT_MS = 20_000;

/** The changes of a table, each written together with its item, and kept until it is acknowledged. For one reader. */
export class ChangeLog {
  readonly #store: Store;
  #last: number;
  #acknowledged: number;
  #wake = Promise.withResolvers<void>();

  private constructor(store: Store, acknowledged: number, last: number) {
    this.#store = store;
    this.#acknowledged = acknowledged;
    this.#last = last;
  }

  /** Must be opened once for a store, before its first write, because it numbers the records. */
  static async open(store: Store): Promise<ChangeLog> {
    const acknowledged = Number((await store.get(ACKNOWLEDGED)) ?? 0);
    const [last] = await store.keys({ ...after(acknowledged), reverse: true, limit: 1 }).all();
    return new ChangeLog(store, acknowledged, last === undefined ? acknowledged : Number(last.slice(RECORDS.length)));
  }

  /** The write of the record that belongs to the write of an item; none if the item stays as it is. It must be written before that of the next change. */
  writesOf(keys: readonly string[], old: Item | undefined, item: Item | null): readonly Operation[] {
    const some = item ?? old;
    if (!some || (old && item && isSame(old, item))) return [];
    const sequence = String(++this.#last).padStart(DIGITS, '0');
    const record: StreamRecord = {
      eventName: item === null ? 'REMOVE' : old ? 'MODIFY' : 'INSERT',
      dynamodb: {
        ApproximateCreationDateTime: Math.floor(Date.now() / 1000),
        Keys: Object.fromEntries(keys.map((key) => [key, some[key]])),
        ...(item && { NewImage: item }),
        ...(old && { OldImage: old }),
        SequenceNumber: sequence,
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
    };
    return [{ type: 'put', key: `${RECORDS}${sequence}`, value: record }];
  }

  /** Tells a waiting reader that records were written. */
  wake(): void {
    this.#wake.resolve();
    this.#wake = Promise.withResolvers();
  }

  /** The JSON of the oldest records, at most 100 and about 4 MB; waits for up to 20 s if there are none. */
  async read(): Promise<string> {
    const woken = this.#wake.promise;
    const records = await this.#oldest();
    if (records.length > 0) return `[${records}]`;
    const timer = setTimeout(() => this.wake(), WAIT_MS);
    await woken;
    clearTimeout(timer);
    return `[${await this.#oldest()}]`;
  }

  async #oldest(): Promise<string[]> {
    const records: string[] = [];
    let bytes = 0;
    const range = { ...after(this.#acknowledged), limit: MAX_RECORDS, valueEncoding: 'utf8' };
    for await (const record of this.#store.values<string>(range)) {
      bytes += Buffer.byteLength(record);
      if (records.length > 0 && bytes > MAX_BYTES) break;
      records.push(record);
    }
    return records;
  }

  /** Deletes the records up to a sequence number. A repeat changes nothing. */
  async acknowledge(sequence: string): Promise<void> {
    const number = Math.min(Number(sequence), this.#last);
    const count = number - this.#acknowledged;
    if (!(count > 0)) return;
    const keys = Array.from({ length: count }, (_, i) => keyOf(this.#acknowledged + 1 + i));
    await this.#store.batch([
      ...keys.map((key) => ({ type: 'del' as const, key })),
      { type: 'put', key: ACKNOWLEDGED, value: number },
    ]);
    this.#acknowledged = number;
  }
}

const keyOf = (number: number): string => `${RECORDS}${String(number).padStart(DIGITS, '0')}`;
const after = (number: number) => ({ gt: keyOf(number), lt: `${RECORDS}~` });

/** Of JSON values. dynalite's objects have different prototypes, so `isDeepStrictEqual` tells them apart. */
const isSame = (one: unknown, other: unknown): boolean => {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const entries = Object.entries(one);
  return (
    entries.length === Object.keys(other).length && entries.every(([key, value]) => isSame(value, (other as Item)[key]))
  );
};
