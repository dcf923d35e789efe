import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { cruiseHouse, cruisePages, ROOMS, RULES } from './architecture.ts';

const HOUSE = join(import.meta.dirname, '../..');
const FOLDERS = ['core', 'statemachines', 'adapters', 'handlers', 'playbooks', 'infra', 'local', 'examples', 'web'];

describe('the architecture', () => {
  it('holds for every module', async () => {
    const files = FOLDERS.flatMap((folder) => readdirSync(join(HOUSE, folder), { recursive: true, encoding: 'utf8' }));
    const { modules, violations } = await cruiseHouse(HOUSE, FOLDERS);
    expect(violations).toEqual([]);
    expect(modules).toBeGreaterThanOrEqual(
      files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts')).length,
    );
  });
});

describe('the pages', () => {
  it('import only what their browser may have', async () => {
    const files = readdirSync(join(HOUSE, 'web'), { recursive: true, encoding: 'utf8' });
    const { modules, violations } = await cruisePages(
      HOUSE,
      files.filter((file) => file.endsWith('.tsx')).map((file) => `web/${file}`),
    );
    expect(violations).toEqual([]);
    expect(modules).toBeGreaterThan(0);
  });

  it('are found when they import another page', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pages-'));
    mkdirSync(join(folder, 'web/console'), { recursive: true });
    mkdirSync(join(folder, 'web/widget'));
    writeFileSync(join(folder, 'web/widget/b.ts'), 'export const b = 1;\n');
    writeFileSync(join(folder, 'web/console/a.tsx'), "import { b } from '../widget/b.ts';\nexport const a = b;\n");
    const { violations } = await cruisePages(folder, ['web/console/a.tsx']);
    expect(violations).toEqual(['pages-are-apart: web/console/a.tsx → web/widget/b.ts']);
    rmSync(folder, { recursive: true });
  });
});

/** For each rule, one import that breaks it: the importing and the imported file. */
const BREACHES: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'core-alone': ['core/a.ts', 'adapters/b.ts'],
  'contract-on-core': ['statemachines/a.ts', 'handlers/turn/b.ts'],
  'adapters-on-core': ['adapters/a.ts', 'statemachines/b.ts'],
  'steps-have-no-environment': ['handlers/turn/a.ts', 'adapters/b.ts'],
  wiring: ['handlers/turn/index.ts', 'local/b.ts'],
  'playbooks-on-core': ['playbooks/a.ts', 'infra/b.ts'],
  'playbooks-are-compiled': ['handlers/turn/a.ts', 'core/playbook/read-yaml.ts'],
  'infra-by-path': ['infra/a.ts', 'handlers/turn/index.ts'],
  'clients-over-the-wire': ['infra/smoke/a.ts', 'infra/stages.ts'],
  'local-by-path': ['local/a.ts', 'adapters/b.ts'],
  'pages-are-built': ['web/build/a.ts', 'core/b.ts'],
  'pages-over-the-wire': ['web/console/a.ts', 'handlers/b.ts'],
  'pages-are-apart': ['web/console/a.ts', 'web/widget/b.ts'],
  'functions-are-apart': ['handlers/mcp/a.ts', 'handlers/turn/b.ts'],
  'steps-are-apart': ['handlers/turn/a.ts', 'handlers/turn/b.ts'],
  'examples-alone': ['examples/a.ts', 'core/b.ts'],
  'no-sdk-in-core': ['core/a.ts', 'node_modules/@aws-sdk/client-sfn/index.js'],
  'no-cycles': ['core/a.ts', 'core/a.ts'],
  // For every room but the highest, an import from the room above.
  ...Object.fromEntries(
    ROOMS.slice(0, -1).flatMap((row, at) =>
      row.map((room) => [`core-${room}`, [`core/${room}/a.ts`, `core/${ROOMS[at + 1]?.[0]}/b.ts`]]),
    ),
  ),
};

describe('a breach', () => {
  let folder = '';
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each(RULES.map(({ name }) => name ?? ''))('of %s is found', async (rule) => {
    const [from, to] = BREACHES[rule] ?? [];
    if (!from || !to) throw new Error(`No breach is planted for ${rule}.`);
    folder = mkdtempSync(join(tmpdir(), 'house-'));
    const up = '../'.repeat(from.split('/').length - 1);
    write(to, 'export type B = string;\n');
    write(
      from,
      `import type { B } from '${to.startsWith('node_modules/') ? '@aws-sdk/client-sfn' : up + to}';\nexport type A = B;\n`,
    );
    if (to.startsWith('node_modules/'))
      write('node_modules/@aws-sdk/client-sfn/package.json', '{"name":"@aws-sdk/client-sfn","main":"index.js"}');
    const { violations } = await cruiseHouse(folder, [from.split('/')[0] ?? '']);
    expect(violations.map((violation) => violation.split(':')[0])).toContain(rule);
  });

  const write = (path: string, text: string) => {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
});

describe('the rooms of core', () => {
  it('are the folders of core', () => {
    const folders = readdirSync(join(HOUSE, 'core'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).toSorted()).toEqual(ROOMS.flat().toSorted());
  });
});

describe('the unit tests', () => {
  const folder = join(HOUSE, 'test/unit');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const STARTS = /node:child_process|node:worker_threads|\b(?:startFunction|startDynamoDb|startStack|NpmProcess)\b/;

  it('start no process and no worker thread', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => STARTS.test(readFileSync(join(folder, file), 'utf8')))).toEqual([]);
  });
});

describe('the environment', () => {
  it("is read only by a function's index, the CDK app, the smoke and load commands and the one-machine run", () => {
    const readers = FOLDERS.flatMap((folder) =>
      readdirSync(join(HOUSE, folder), { recursive: true, encoding: 'utf8' })
        .map((file) => `${folder}/${file}`)
        .filter((file) => file.endsWith('.ts') && readFileSync(join(HOUSE, file), 'utf8').includes('process.env')),
    );
    expect(
      readers.filter(
        (file) =>
          !/^(handlers\/[^/]+\/index|infra\/app|infra\/(smoke|load)\/main|local\/.*|examples\/(store|shop|crm)\/main)\.ts$/.test(
            file,
          ),
      ),
    ).toEqual([]);
    expect(readers).toContain('handlers/turn/index.ts');
  });
});
