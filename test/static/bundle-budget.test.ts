import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assets, buildAssets, FUNCTIONS, type FunctionName, SHIPPED_FILE } from '../../infra/functions/bundles.ts';

const HOUSE = join(import.meta.dirname, '../..');
const NAMES = Object.keys(FUNCTIONS) as FunctionName[];

/** The modules that a bundle may contain: none of local/, test/ or development dependencies. */
const MAY_SHIP =
  /^(node_modules|core|statemachines|adapters|handlers)\/|^infra\/functions\/lambda-(credentials|endpoints|event-streams|tokens)\.ts$|^package\.json$/;

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;

const excess = (what: string, name: FunctionName, bytes: number): string[] => {
  const { budgetBytes } = FUNCTIONS[name];
  if (bytes <= budgetBytes) return [];
  const over = kilobytes(bytes - budgetBytes);
  return [`${what} of ${name}: ${kilobytes(bytes)}, ${over} over its budget of ${kilobytes(budgetBytes)}`];
};

describe('the deployed bundle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-assets-'));
  let assets: Assets;
  beforeAll(async () => {
    assets = await buildAssets(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const read = (name: FunctionName, file: string) => readFileSync(join(assets[name], file), 'utf8');

  it.each(NAMES)('of %s keeps its budget', (name) => {
    expect(excess(SHIPPED_FILE, name, Buffer.byteLength(read(name, SHIPPED_FILE)))).toEqual([]);
  });

  it.each(NAMES)('of %s contains no path of the machine that built it', (name) => {
    const code = read(name, SHIPPED_FILE);
    const found = [HOUSE, folder, `${homedir()}${sep}`].filter((path) => code.includes(path));
    expect(found).toEqual([]);
  });

  it.each(NAMES)('of %s contains only modules that run in AWS', (name) => {
    const { sources }: { sources: string[] } = JSON.parse(read(name, `${SHIPPED_FILE}.map`));
    const modules = sources.map((source) => relative(HOUSE, resolve(assets[name], source)).replaceAll(sep, '/'));
    expect(modules.length).toBeGreaterThan(name === 'staff-token' ? 0 : 20);
    expect(modules.filter((module) => !MAY_SHIP.test(module))).toEqual([]);
  });

  it.each(NAMES)('of %s contains no source text in its map', (name) => {
    const map: { sourcesContent?: unknown } = JSON.parse(read(name, `${SHIPPED_FILE}.map`));
    expect(map.sourcesContent).toBeUndefined();
  });
});
