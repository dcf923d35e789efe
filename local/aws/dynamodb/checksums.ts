import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

const LIST = 'checksums';
/** LevelDB writes it anew whenever it opens the folder. */
const INDEX = 'CURRENT';

type Sums = Readonly<Record<string, number>>;

/**
 * Checksums of LevelDB's table files, which never change, from one run to the next. A file that a crash has cut off is removed when the
 * folder is opened, and its name is used again: only files that were there before, and after, are compared.
 */
export class Checksums {
  readonly #folder: string;
  readonly #before: ReadonlySet<string>;
  readonly #known: Sums;
  #found: Sums | undefined;

  /** Must be called before LevelDB opens the folder. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#before = new Set(tableFiles(folder).map(({ stamp }) => stamp));
    this.#known = knownIn(folder);
  }

  /** Throws if a file has changed since an earlier run. */
  async compare(): Promise<void> {
    const found = await this.#sumsOf(tableFiles(this.#folder).filter(({ stamp }) => this.#before.has(stamp)));
    for (const [name, sum] of Object.entries(found))
      if (sum !== (this.#known[name] ?? sum)) throw new Error(`${name} has changed`);
    this.#found = found;
    await this.#keep(found);
  }

  /** Adds the files of this run, after LevelDB has closed the folder. */
  async complete(): Promise<void> {
    if (!this.#found || !existsSync(this.#folder)) return;
    await this.#keep(await this.#sumsOf(tableFiles(this.#folder), this.#found));
  }

  async #sumsOf(files: readonly { name: string }[], known: Sums = {}): Promise<Sums> {
    const sums: Record<string, number> = {};
    for (const { name } of files) {
      // LevelDB may remove a file meanwhile.
      const sum = known[name] ?? (await readFile(join(this.#folder, name)).then(crc32, () => null));
      if (sum !== null) sums[name] = sum;
    }
    return sums;
  }

  /** Without the list, nothing is compared the next time. A full disk must not look like a damaged one. */
  async #keep(sums: Sums): Promise<void> {
    const list = join(this.#folder, LIST);
    await writeFile(`${list}.new`, JSON.stringify({ index: indexOf(this.#folder), sums }))
      .then(() => rename(`${list}.new`, list))
      .catch(() => {});
  }
}

const tableFiles = (folder: string) =>
  readdirSync(folder).flatMap((name) => {
    const file = name.endsWith('.ldb') && statSync(join(folder, name), { throwIfNoEntry: false });
    return file ? { name, stamp: `${name} ${file.size} ${file.mtimeMs}` } : [];
  });

/** None if LevelDB has opened the folder since the list was written: names may have been used again. */
const knownIn = (folder: string): Sums => {
  try {
    const { index, sums } = JSON.parse(readFileSync(join(folder, LIST), 'utf8'));
    return index === indexOf(folder) ? sums : {};
  } catch {
    return {};
  }
};

const indexOf = (folder: string): string => readFileSync(join(folder, INDEX), 'utf8');
