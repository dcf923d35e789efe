import { execFile, execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTables } from '../../local/aws/dynamodb/create-tables.ts';
import { DataFolder } from '../../local/aws/dynamodb/data-folder.ts';
import { type DynamoDb, startDynamoDb } from '../../local/aws/dynamodb/server.ts';
import { CONVERSATIONS } from '../../local/aws/dynamodb/table-definitions.ts';

const TableName = CONVERSATIONS.TableName;
const FULL_DISK = fileURLToPath(new URL('./data-folder/full-disk.ts', import.meta.url));
/** Enough for several of LevelDB's files. */
const ITEMS = 1200;

const home = mkdtempSync(join(tmpdir(), 'frontdesk-folder-'));
const whole = join(home, 'whole');
const open: DynamoDb[] = [];
afterAll(async () => {
  await Promise.all(open.map((table) => table.close()));
  rmSync(home, { recursive: true, force: true });
});

const start = async (dataDir: string, said: string[] = []) => {
  const table = await startDynamoDb({ dataDir, say: (line) => said.push(line) });
  open.push(table);
  await createTables(table.url, [CONVERSATIONS]);
  const client = new DynamoDBClient({
    endpoint: table.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  return {
    table,
    put: (name: string, attributes: PutItemCommand['input']['Item'] = {}) =>
      client.send(new PutItemCommand({ TableName, Item: { pk: { S: name }, sk: { S: '1' }, ...attributes } })),
    get: async (name: string) =>
      (await client.send(new GetItemCommand({ TableName, Key: { pk: { S: name }, sk: { S: '1' } } }))).Item,
  };
};
/** Resolves to the error with which a folder is refused, at the start or soon after it. */
const refusalOf = async (dataDir: string): Promise<string> => {
  try {
    const table = await startDynamoDb({ dataDir });
    open.push(table);
    await table.lost;
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

beforeAll(async () => {
  const { table, put } = await start(whole);
  const noise = () => ({ S: Array.from({ length: 600 }, () => Math.random().toString(36)).join('') });
  for (let n = 0; n < ITEMS; n += 50)
    await Promise.all(Array.from({ length: 50 }, (_, i) => put(`${n + i}`, { text: noise() })));
  await table.close();
}, 60_000);

const named = (folder: string, pattern: RegExp, index = 0): string => {
  const name = readdirSync(folder)
    .filter((one) => pattern.test(one))
    .sort()
    .at(index);
  if (name === undefined) throw new Error(`The folder has no file ${pattern}: ${readdirSync(folder)}`);
  return join(folder, name);
};
const halve = (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2));
/** Changes what LevelDB does not check when it reads everything: the filter with which it looks for a key. */
const flip = (file: string) => {
  const bytes = readFileSync(file);
  const at = bytes.lastIndexOf('filter.leveldb') - 40;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(file, bytes);
};
const scribble = (file: string) => {
  const bytes = readFileSync(file);
  const at = Math.floor(bytes.length / 2);
  writeFileSync(file, bytes.fill(0, at, at + 200));
};

describe('a DATA_DIR', () => {
  it('that is whole opens, again and again', async () => {
    const folder = join(home, 'again');
    cpSync(whole, folder, { recursive: true });
    for (let run = 0; run < 2; run++) {
      const said: string[] = [];
      const { table, get } = await start(folder, said);
      expect(await get('0')).toBeDefined();
      expect(await get(String(ITEMS - 1))).toBeDefined();
      await table.close();
      expect(said).toEqual([]);
    }
  });

  it.each<[string, (folder: string) => void]>([
    ['lost CURRENT', (folder) => rmSync(join(folder, 'CURRENT'))],
    ['has an empty CURRENT', (folder) => truncateSync(join(folder, 'CURRENT'))],
    ['lost its MANIFEST', (folder) => rmSync(named(folder, /^MANIFEST/))],
    ['has half a MANIFEST', (folder) => halve(named(folder, /^MANIFEST/))],
    ['lost its newest log', (folder) => rmSync(named(folder, /\.log$/, -1))],
    ['has half a log', (folder) => halve(named(folder, /\.log$/, -1))],
    ['has a log with a hole', (folder) => scribble(named(folder, /\.log$/, -1))],
    ['lost a table file', (folder) => rmSync(named(folder, /\.ldb$/))],
    ['has half a table file', (folder) => halve(named(folder, /\.ldb$/))],
    ['has a table file with a hole', (folder) => scribble(named(folder, /\.ldb$/))],
    ['has a table file with another bit', (folder) => flip(named(folder, /\.ldb$/, -1))],
    [
      'lost all files of LevelDB',
      (folder) => {
        for (const name of readdirSync(folder)) if (name !== 'writes') rmSync(join(folder, name));
      },
    ],
  ])('that %s is refused in one line, again and again', async (name, harm) => {
    const folder = join(home, name.replaceAll(' ', '-'));
    cpSync(whole, folder, { recursive: true });
    harm(folder);
    for (const refusal of [await refusalOf(folder), await refusalOf(folder)]) {
      expect(refusal).toMatch(/^DATA_DIR: \S+.*\. (Restore a backup|Choose)/);
      expect(refusal).toContain(folder);
      expect(refusal).not.toContain('\n');
    }
  });

  it.each<[string, (folder: string) => void]>([
    ['removed', (folder) => rmSync(folder, { recursive: true })],
    ['moved away', (folder) => renameSync(folder, `${folder}.old`)],
    [
      'replaced',
      (folder) => {
        renameSync(folder, `${folder}.old`);
        cpSync(whole, folder, { recursive: true });
      },
    ],
  ])(
    'that is %s while it is in use is noticed without a write, and none is reported that went nowhere',
    async (name, harm) => {
      const folder = join(home, `live-${name}`);
      mkdirSync(folder);
      const { table, put } = await start(folder);
      await put('before');
      harm(folder);
      await expect(put('after')).rejects.toThrow();
      await expect(table.lost).rejects.toThrow(`DATA_DIR: ${folder} was removed or replaced while it was in use.`);
    },
  );

  it('that was closed or killed in a compaction opens, although names of unfinished files are used again', async () => {
    const [closed, killed] = [join(home, 'closed'), join(home, 'killed')];
    const open = async (folder: string) => {
      const store = new DataFolder(folder);
      await store.load(false);
      return store;
    };
    mkdirSync(closed);
    const store = await open(closed);
    await store.put('key', { kept: true });
    const newest = Number(named(closed, /\.log$/, -1).match(/(\d+)\.log$/)?.[1]);
    for (const number of [newest + 1, newest + 2, newest + 3]) {
      const unfinished = join(closed, `${String(number).padStart(6, '0')}.ldb`);
      writeFileSync(unfinished, 'begun');
      utimesSync(unfinished, 0, 0);
    }
    await store.verify();
    cpSync(closed, killed, { recursive: true });
    await store.close();
    for (const folder of [closed, killed, closed, killed]) {
      const again = await open(folder);
      await again.verify();
      expect(await again.get('key')).toEqual({ kept: true });
      await again.close();
    }
  });

  it('that is new is said to be empty', async () => {
    const said: string[] = [];
    const folder = join(home, 'new');
    await start(folder, said);
    expect(said).toEqual([`DATA_DIR: ${folder} holds no conversations yet.`]);
  });

  it('ends the leases of an earlier process, and of no turn that is answered', async () => {
    const folder = join(home, 'leases');
    const first = await start(folder);
    const lease = { N: String(Date.now() + 125_000) };
    await first.put('pending', { status: { S: 'pending' }, owner: { S: 'one' }, lease });
    await first.put('answered', { status: { S: 'pending' }, owner: { S: 'one' }, lease });
    await first.put('answered', { status: { S: 'answered' }, owner: { S: 'one' }, lease });
    await first.table.close();
    const { get } = await start(folder);
    expect(await get('pending')).toMatchObject({ status: { S: 'pending' }, owner: { S: 'one' }, lease: { N: '0' } });
    expect(await get('answered')).toMatchObject({ lease });
  });
});

const mountable = (() => {
  try {
    execFileSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', home], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

// Only Linux lets a user mount a small disk, and not every machine.
it.skipIf(!mountable)('a full disk is said once, loses nothing, and is written to again when it has room', async () => {
  const script = 'mount -t tmpfs -o size=3m tmpfs "$1" && exec "$0" "$2" "$1"';
  const run = ['-rm', 'sh', '-c', script, process.execPath, home, FULL_DISK];
  const { stdout } = await promisify(execFile)('unshare', run);
  const data = join(home, 'data');
  expect(JSON.parse(stdout)).toEqual({
    said: [
      `DATA_DIR: ${data} holds no conversations yet.`,
      expect.stringMatching(`^DATA_DIR: ${data} is full, and messages are refused until it has room`),
      `DATA_DIR: ${data} is in use again.`,
    ],
    storedBefore: 20,
    storedWhileFull: false,
    lost: 0,
  });
});
