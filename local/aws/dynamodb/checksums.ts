import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

const LIST = 'checksums';
/** LevelDB writes it anew whenever it opens the folder. */
const INDEX = 'CURRENT';

type Sums = Readonly<Record<string, number>>;
/** Counts only as long as LevelDB's index is the same: a later process may have used names again. */
type List = { readonly index: string; readonly sums: Sums };

/** Checksums of LevelDB's table files, which never change, from one run to the next. */
export class Checksums {
  readonly #folder: string;
  readonly #files: readonly string[];
  #list: List;

  private constructor(folder: string, files: readonly string[], list: List) {
    this.#folder = folder;
    this.#files = files;
    this.#list = list;
  }

  /** LevelDB removes a file that a crash has cut off, and uses its name again: only files from before `open` are compared. */
  static async around(folder: string, open: () => Promise<void>): Promise<Checksums> {
    const before = new Set(tableFiles(folder).map(({ stamp }) => stamp));
    const known = Object.entries(knownIn(folder));
    await open();
    const files = tableFiles(folder).flatMap(({ name, stamp }) => (before.has(stamp) ? [name] : []));
    const sums = Object.fromEntries(known.filter(([name]) => files.includes(name)));
    const checksums = new Checksums(folder, files, { index: indexOf(folder), sums });
    await checksums.#keep(sums);
    return checksums;
  }

  /** Throws if a file has changed since an earlier run. */
  async compare(): Promise<void> {
    const known = this.#list.sums;
    const sums = await this.#sumsOf(this.#files, {});
    for (const [name, sum] of Object.entries(sums))
      if (sum !== (known[name] ?? sum)) throw new Error(`${name} has changed`);
    await this.#keep({ ...known, ...sums });
  }

  /** Adds the files of this run, after LevelDB has closed the folder. */
  async complete(): Promise<void> {
    if (!existsSync(this.#folder)) return;
    const names = tableFiles(this.#folder).map(({ name }) => name);
    await this.#keep(await this.#sumsOf(names, this.#list.sums));
  }

  async #sumsOf(names: readonly string[], known: Sums): Promise<Sums> {
    const sums: Record<string, number> = {};
    for (const name of names) {
      // LevelDB may remove a file meanwhile.
      const sum = known[name] ?? (await readFile(join(this.#folder, name)).then(crc32, () => null));
      if (sum !== null) sums[name] = sum;
    }
    return sums;
  }

  /** Without the list, nothing is compared the next time. A full disk must not look like a damaged one. */
  async #keep(sums: Sums): Promise<void> {
    this.#list = { ...this.#list, sums };
    const path = join(this.#folder, LIST);
    await writeFile(`${path}.new`, JSON.stringify(this.#list))
      .then(() => rename(`${path}.new`, path))
      .catch(() => {});
  }
}

const tableFiles = (folder: string) =>
  readdirSync(folder).flatMap((name) => {
    const file = name.endsWith('.ldb') && statSync(join(folder, name), { throwIfNoEntry: false });
    return file ? [{ name, stamp: `${name} ${file.size} ${file.mtimeMs}` }] : [];
  });

const knownIn = (folder: string): Sums => {
  try {
    const { index, sums } = JSON.parse(readFileSync(join(folder, LIST), 'utf8')) as List;
    return index === indexOf(folder) ? { ...sums } : {};
  } catch {
    return {};
  }
};

const indexOf = (folder: string): string => readFileSync(join(folder, INDEX), 'utf8');
