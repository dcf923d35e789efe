import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readShop } from './read-shop.ts';
import { Shop } from './shop.ts';

export interface OpenShop {
  readonly shop: Shop;
  /** Milliseconds since 1970. */
  now(): number;
  /** Takes the place of the shop as it was; when it cannot be kept, that throws and nothing has changed. */
  commit(next: Shop): void;
}

/** The shop in memory; with a folder, it is kept there in one file, which is replaced as a whole and read again at the next start. */
export const openShop = (now: () => number, dataDir?: string): OpenShop => {
  const kept = dataDir === undefined ? null : keepIn(dataDir);
  let shop = kept?.read() ?? readShop(now());
  kept?.write(shop);
  return {
    get shop() {
      return shop;
    },
    now,
    commit: (next) => {
      kept?.write(next);
      shop = next;
    },
  };
};

const keepIn = (folder: string) => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'store.json');
  const draft = `${file}.new`;
  return {
    read: (): Shop | null => (existsSync(file) ? parse(file) : null),
    write: (shop: Shop): void => {
      writeFileSync(draft, `${JSON.stringify(shop, null, 2)}\n`);
      renameSync(draft, file);
    },
  };
};

const parse = (file: string): Shop => {
  try {
    return Shop.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Error(`${file} holds no store: mend it, or move it away to start afresh.`, { cause: error });
  }
};
