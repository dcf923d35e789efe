import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readShop } from './read-shop.ts';
import { Shop } from './shop.ts';

export interface OpenShop {
  readonly shop: Shop;
  /** Milliseconds since 1970. */
  now(): number;
  /** Replaces the shop. If it cannot be saved, throws and changes nothing. */
  commit(next: Shop): void;
}

/** Opens the shop in memory, or with a folder in one file there, which every change replaces atomically. */
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
    throw new Error(`${file} contains no valid store: repair it, or remove it to start with the sample data.`, {
      cause: error,
    });
  }
};
