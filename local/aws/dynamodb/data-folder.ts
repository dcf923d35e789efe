import { closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Checksums } from './checksums.ts';
import { Level, type Operation } from './store.ts';

/** In a file of its own, which tells when LevelDB lost what follows. LevelDB itself drops what it cannot read. */
const COUNT_FILE = 'writes';
const DIGITS = 16;
/** More writes than LevelDB's logs hold. It notices itself when a file of older ones is missing. */
const NUMBERED = 16_384;
const numbers = { gt: '~number~', lt: '~number~~' };
const pending = { gt: '~pending~', lt: '~pending~~' };
const PAGE = 1000;

/** The folder does not hold what was stored in it. A restart does not help. */
export class DataLost extends Error {
  override readonly name = 'DataLost';
}

/**
 * LevelDB as dynalite uses it, for a folder that must not become shorter unnoticed. A write is on the disk before it is reported, and
 * carries a number; simultaneous writes share one. Turns that are being answered are listed, for the next start.
 */
export class DataFolder extends Level {
  #waiting: Operation[] = [];
  #round: Promise<void> | undefined;
  #last = Promise.resolve();
  #number = 0;
  #countFile = -1;
  #inode: number | undefined;
  #checksums: Checksums | undefined;

  constructor(path: string) {
    super(path, { valueEncoding: 'json' });
  }

  /** Resolves to whether the folder was empty. Throws `DataLost` if writes are missing. */
  async load(mustExist: boolean): Promise<boolean> {
    const path = join(this.location, COUNT_FILE);
    const counted = readCount(path);
    if (counted === null && mustExist) throw this.#isGone();
    // LevelDB would make a new store of a folder that has lost its index.
    const open = () => this.open({ createIfMissing: counted === null });
    this.#checksums = await Checksums.around(this.location, open);
    this.#inode = this.#inodeNow();
    if (counted === null) await this.clear(numbers);
    else this.#number = await this.#lastNumber(counted, path);
    this.#countFile = openSync(path, counted === null ? 'w+' : 'r+', 0o600);
    return counted === null && (await this.keys().nextv(1)).length === 0;
  }

  async #lastNumber(counted: number, path: string): Promise<number> {
    const found = await this.values<number>(numbers).all();
    const last = found.reduce((most, one) => Math.max(most, one), 0);
    const kept = found.filter((one) => one > last - NUMBERED).length;
    const missing = Math.max(counted - last, 0) + Math.min(last, NUMBERED) - kept;
    if (missing === 0) return last;
    throw new DataLost(
      `DATA_DIR: ${this.location} is damaged, and at least ${missing} of the last writes are missing. Restore a backup, choose another folder, or delete ${path} to go on with the rest.`,
    );
  }

  /**
   * Ends the leases of turns that an earlier process was answering, so that a repeated message is answered at once. This leaves no record in the log
   * of changes: nothing follows from a lease.
   */
  async endLeases(): Promise<void> {
    for (const listed of await this.keys(pending).all()) {
      const key = listed.slice(pending.gt.length);
      const turn = (await this.get(key)) as object | undefined;
      if (!turn) continue;
      await this.#write([
        { type: 'put', key, value: { ...turn, lease: { N: '0' } } },
        { type: 'del', key: listed },
      ]);
    }
  }

  /** Reads everything once. LevelDB reports a damaged block only when it reads it, and does not compare its checksum. */
  async verify(): Promise<void> {
    const keys = this.keys();
    while ((await keys.nextv(PAGE)).length > 0);
    await keys.close();
    await this.#checksums?.compare();
  }

  /** Throws `DataLost` if the folder was removed or replaced. LevelDB would write on into the removed files. */
  checkPlace(): void {
    if (this.#inodeNow() !== this.#inode) throw this.#isGone();
  }

  override put(key: string, value: unknown): Promise<void> {
    return this.batch([{ type: 'put', key, value }]);
  }

  override del(key: string): Promise<void> {
    return this.batch([{ type: 'del', key }]);
  }

  override batch(operations: readonly Operation[]): Promise<void> {
    return this.#write(operations.flatMap((write) => [write, ...(write.type === 'put' ? listing(write) : [])]));
  }

  #write(operations: readonly Operation[]): Promise<void> {
    this.#waiting.push(...operations);
    this.#round ??= this.#last = this.#last.then(() => this.#commit());
    return this.#round;
  }

  async #commit(): Promise<void> {
    const operations = this.#waiting;
    this.#waiting = [];
    this.#round = undefined;
    const number = ++this.#number;
    const key = `${numbers.gt}${number % NUMBERED}`;
    await super.batch([...operations, { type: 'put', key, value: number }], { sync: true });
    this.checkPlace();
    // Not synced: after a power cut an older number is right, too.
    writeSync(this.#countFile, String(number).padStart(DIGITS, '0'), 0);
  }

  override async close(): Promise<void> {
    await super.close();
    if (this.#countFile >= 0) closeSync(this.#countFile);
    this.#countFile = -1;
    await this.#checksums?.complete();
  }

  #inodeNow(): number | undefined {
    return statSync(join(this.location, 'LOCK'), { throwIfNoEntry: false })?.ino;
  }

  #isGone(): DataLost {
    return new DataLost(
      `DATA_DIR: ${this.location} was removed or replaced while it was in use. Restore it, or choose another folder.`,
    );
  }
}

const readCount = (path: string): number | null =>
  statSync(path, { throwIfNoEntry: false }) ? Number(readFileSync(path, 'utf8')) || 0 : null;

/** Lists a turn, and its entries in indexes, while it is pending. */
const listing = ({ key, value }: { readonly key: string; readonly value: unknown }): Operation[] => {
  const { status } = value as { status?: { S?: string } };
  if (status === undefined) return [];
  const listed = `${pending.gt}${key}`;
  return status.S === 'pending' ? [{ type: 'put', key: listed, value: true }] : [{ type: 'del', key: listed }];
};
