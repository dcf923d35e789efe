import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { baselineFile, readBaseline, writeBaseline } from '../../../eval/quality/baseline.ts';
import { missedIn, qualityTable, type Totals, totalsOf, worseThan } from '../../../eval/quality/report.ts';

const SCORED = [
  {
    golden: 'one',
    checks: [
      { dimension: 'route', what: 'tier fast', holds: true },
      { dimension: 'tools', what: 'no tool', holds: false },
    ],
  },
  { golden: 'two', checks: [{ dimension: 'route', what: 'tier strong', holds: true }] },
] as const;
const NONE = { route: [0, 0], tools: [0, 0], state: [0, 0], citations: [0, 0], language: [0, 0] } as const;
const totals: Totals = { ...NONE, route: [2, 2], tools: [0, 1] };

const folder = mkdtempSync(join(tmpdir(), 'frontdesk-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a report', () => {
  it('counts the checks that held by dimension, and names those that did not', () => {
    expect(totalsOf(SCORED)).toEqual(totals);
    expect(SCORED.flatMap(missedIn)).toEqual(['  missed: one: tools, no tool']);
    const [head, row] = qualityTable(SCORED).split('\n');
    expect(head?.trim().split(/ {2,}/)).toEqual(['route', 'tools', 'state', 'citations', 'language']);
    expect(row?.trim().split(/ {2,}/)).toEqual(['2 of 2', '0 of 1', '–', '–', '–']);
  });

  it.each<[name: string, baseline: Totals, worse: string[]]>([
    ['the same totals', totals, []],
    ['a smaller share', { ...totals, route: [1, 2] }, []],
    ['the same share of fewer checks', { ...totals, route: [1, 1] }, []],
    ['a larger share', { ...totals, tools: [1, 2] }, ['tools: 0 of 1, where the baseline has 1 of 2']],
    ['a dimension that is no longer checked', { ...totals, state: [3, 3] }, []],
  ])('is compared with a baseline that has %s', (_, baseline, worse) => {
    expect(worseThan(baseline, totals)).toEqual(worse);
  });
});

describe('a baseline', () => {
  const file = baselineFile(folder, ['qwen3:8b', 'us.amazon.nova-pro-v1:0']);

  it('is a file beside the golden conversations, named after the models', () => {
    expect(file).toBe(join(folder, 'golden/baseline/qwen3-8b_us.amazon.nova-pro-v1-0.json'));
    expect(basename(baselineFile(folder, ['../../x/y']))).toBe('..-..-x-y.json');
  });

  it('is read as it was written, and is null without a file', () => {
    expect(readBaseline(file)).toBeNull();
    writeBaseline(file, totals);
    expect(readBaseline(file)).toEqual(totals);
    expect(existsSync(file)).toBe(true);
  });

  it('is named if the file is invalid', () => {
    writeFileSync(file, '{"route": 1}');
    expect(() => readBaseline(file)).toThrow(`${file} is not a baseline: delete it`);
  });
});
