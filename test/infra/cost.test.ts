import { readFileSync } from 'node:fs';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { NAMESPACE } from '../../core/observability/metrics.ts';
import { ASSUMED, DEPLOYED } from '../../infra/cost/assumptions.ts';
import json from '../../infra/cost/counts.json' with { type: 'json' };
import type { Counts, Scenario } from '../../infra/cost/counts.ts';
import { inDocument } from '../../infra/cost/document.ts';
import { linesOf, total } from '../../infra/cost/lines.ts';
import { costTables } from '../../infra/cost/markdown.ts';
import { loginLines, monthlyLines } from '../../infra/cost/monthly.ts';
import { impliedInput, seedPlumbing } from '../../infra/cost/seed.ts';
import { Alarms } from '../../infra/observability/alarms.ts';
import { Dashboard } from '../../infra/observability/dashboard.ts';
import { STAGES } from '../../infra/stages.ts';
import { type AlarmProperties, flatten, shownIn, watchedBy } from './cloudwatch-json.ts';
import { observedStack } from './observed-stack.ts';

const counts: Counts = json;
const read = (path: string) => readFileSync(path, 'utf8');

describe('docs/cost.md', () => {
  it('says what the script says: node infra/cost/main.ts --write', () => {
    const document = read('docs/cost.md');
    expect(inDocument(document, costTables(counts))).toBe(document);
  });

  it('cannot be written where it has no markers', () => {
    expect(() => inDocument('# Costs', '')).toThrow('no markers');
  });
});

/** One turn a run, in round figures. */
const ROUND: Scenario = {
  turns: 1,
  conversations: 1,
  strongTurns: 0,
  responseBytes: 1000,
  models: [{ model: 'us.amazon.nova-lite-v1:0', calls: 1, input: 1000, output: 100, cacheRead: 200, cacheWrite: 300 }],
  functions: { front: { invocations: 1, ownMs: 500 }, turn: { invocations: 6, ownMs: 500 } },
  workflow: { ownMs: 450, events: 10 },
  tables: {
    conversations: { reads: 2, writes: 4, indexWrites: 2, bytes: 900, items: 1 },
    idempotency: { reads: 0, writes: 2, indexWrites: 0, bytes: 0, items: 0 },
  },
  logs: { 'frontdesk-mcp': { lines: 1, bytes: 2000, metricLines: 1, metricBytes: 1000 } },
  series: [],
};

describe('a million turns', () => {
  const usd = (what: string) => linesOf(ROUND).find((line) => line.what.startsWith(what))?.usd ?? Number.NaN;

  it.each([
    ['Nova Lite, fast', 1000 * 0.06 + 100 * 0.24 + 200 * 0.015 + 300 * 0.06],
    ['API Gateway', 3.5],
    ['Executions', 1],
    // 0.45 s and 1.5 s of the model are billed as 2.0 s, at a sixteenth of a GB.
    ['Duration', ((2.0 / 16) * 1e6 * 0.06) / 3600],
    ['Invocations', 8 * 0.2],
    ['Authorizer', 0.01 * 0.5 * 13.3334],
    ['Front', 2.0 * 0.5 * 13.3334],
    ['Steps', 2.0 * 0.5 * 13.3334],
    ['Reads', 2 * 0.125],
    ['Writes', 4 * 0.625],
    ['Writes of the index', 2 * 0.625],
    ['Writes of the idempotency', 2 * 0.625],
    ['Storage', 1 * (90 / 30.4) * 0.45],
    ["Functions' own lines", 2 * 0.5],
    ['Metrics', 0.5],
    ["Lambda's lines", 8 * 0.48 * 0.5],
    ['State machine', 10 * 0.4 * 0.5],
  ])('pays for %s', (what, expected) => {
    expect(usd(what)).toBeCloseTo(expected, 6);
  });

  it('is the sum of its lines, and every counted model is in it', () => {
    for (const run of Object.values(counts.scenarios)) {
      const lines = linesOf(run);
      expect(total(lines)).toBeCloseTo(
        lines.reduce((sum, line) => sum + line.usd, 0),
        9,
      );
      expect(lines.filter(({ group }) => group === 'models')).toHaveLength(run.models.length);
      expect(lines.every(({ usd: each }) => each > 0)).toBe(true);
    }
  });
});

describe('a month of logins', () => {
  it('costs by the customer, and for a back office by the token', () => {
    expect(loginLines().map(({ count, usd }) => [count, Number(usd.toFixed(2))])).toEqual([
      ['1,000', 15],
      ['100,000', 1500],
      ['730', 1.64],
    ]);
  });
});

describe('the counted run', () => {
  it('has the share of the strong model that the document names', () => {
    const { turns, strongTurns } = counts.scenarios.conversations;
    expect(turns).toBeGreaterThanOrEqual(100);
    expect(strongTurns / turns).toBe(0.05);
    expect(counts.scenarios.questions.strongTurns).toBe(0);
  });
});

describe('the seed', () => {
  it('is taken apart so that its sum comes out again', () => {
    for (const [claimed, out] of [
      [180, 250],
      [580, 500],
    ] as const) {
      expect(seedPlumbing() + impliedInput(claimed, out) * 0.06 + out * 0.24).toBeCloseTo(claimed, 9);
    }
  });
});

describe('what stands in prod', () => {
  const { stack, observed } = observedStack('prod');
  new Alarms(stack, 'Alarms', observed);
  new Dashboard(stack, 'Dashboard', observed);
  const template = Template.fromStack(stack);

  it('is as many metrics as the alarms watch', () => {
    const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm'));
    expect(alarms.flatMap(({ Properties }) => watchedBy(Properties as AlarmProperties))).toHaveLength(
      DEPLOYED.alarmMetrics,
    );
  });

  it('is as many series as the dashboard knows', () => {
    const [dashboard] = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));
    const { widgets } = JSON.parse(flatten(dashboard?.Properties.DashboardBody));
    const ours = widgets.flatMap(shownIn).filter(({ namespace }: { namespace: string }) => namespace === NAMESPACE);
    const series = ours.map(({ name, dimensions }: { name: string; dimensions: object }) =>
      JSON.stringify([name, dimensions]),
    );
    expect(new Set(series).size).toBe(DEPLOYED.series);
  });

  it('keeps warm what the stage says, in functions of the size that is built', () => {
    expect(STAGES.prod.provisionedConcurrency?.min).toBe(DEPLOYED.warmSandboxes);
    expect(read('infra/functions/bundled-function.ts')).toContain(`MEMORY_MB = ${ASSUMED.memoryMb};`);
    expect(STAGES.prod.retentionDays).toBe(ASSUMED.retentionDays);
    expect(monthlyLines().find(({ what }) => what === 'Sandboxes kept warm')?.usd).toBeCloseTo(65.7, 1);
  });
});
