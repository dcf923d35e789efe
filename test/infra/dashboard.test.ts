import { readdirSync, readFileSync } from 'node:fs';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { METRICS, type MetricName, NAMESPACE } from '../../core/observability/metrics.ts';
import counts from '../../infra/cost/counts.json' with { type: 'json' };
import { Dashboard } from '../../infra/observability/dashboard.ts';
import { RECORDERS, SERVICES, type ServiceKey } from '../../infra/observability/services.ts';
import { STAGE_NAMES, STAGES, type StageName } from '../../infra/stages.ts';
import { flatten, type Shown, shownIn, type Widget } from './support/cloudwatch-json.ts';
import { observedStack } from './support/observed-stack.ts';
import { anchorsIn, runbookAnchors } from './support/runbook.ts';

const widgetsOf = (stage: StageName): Widget[] => {
  const { stack, observed } = observedStack(stage);
  new Dashboard(stack, 'Dashboard', observed);
  const [dashboard] = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Dashboard'));
  return JSON.parse(flatten(dashboard?.Properties.DashboardBody)).widgets;
};
const prod = widgetsOf('prod');
const ours = prod.flatMap(shownIn).filter(({ namespace }) => namespace === NAMESPACE);
const recordersOf = (name: MetricName): readonly ServiceKey[] =>
  name in RECORDERS ? RECORDERS[name as keyof typeof RECORDERS] : ['front'];
const seriesOf = ({ name, dimensions }: Pick<Shown, 'name' | 'dimensions'>) =>
  JSON.stringify([name, Object.entries(dimensions).sort()]);
const graph = (title: string) => prod.find(({ properties }) => properties.title?.startsWith(title));

describe('the dashboard', () => {
  it('begins with the alarms and asks its questions in the order of an incident', () => {
    const texts = prod.flatMap(({ properties }) => properties.markdown ?? []);
    expect(prod[0]?.type).toBe('alarm');
    expect(texts.map((text) => text.split('\n')[0])).toEqual([
      '## Is it up?',
      '## Is the model healthy?',
      '## What do customers feel?',
      '## Do people answer?',
      '## Does it know the company, and act for it?',
      '## Do events and jobs go out?',
      '## What does it cost?',
      '## Is the plumbing healthy?',
    ]);
  });

  it('points to headings that the runbook has', () => {
    const anchors = prod.flatMap(({ properties }) => anchorsIn(properties.markdown ?? ''));
    expect(anchors).toHaveLength(8);
    expect(runbookAnchors()).toEqual(expect.arrayContaining(anchors));
  });

  it('has no overlapping widgets, and none beyond the width', () => {
    const cells = prod.map(({ x, y }) => `${x} ${y}`);
    expect(new Set(cells).size).toBe(cells.length);
    for (const { x, width } of prod) expect(x + width).toBeLessThanOrEqual(24);
  });

  it('draws the target and the alarm across the latency of a turn', () => {
    const lines = graph('Latency of a turn')?.properties.annotations?.horizontal ?? [];
    expect(lines.map(({ value }) => value)).toEqual([3000, STAGES.prod.alarms.latencyP90Ms]);
  });

  it.each(STAGE_NAMES)('has the same questions in %s', (stage) => {
    expect(widgetsOf(stage)).toHaveLength(prod.length);
  });
});

describe('the metrics on the dashboard', () => {
  /** Micro-dollars appear only in expressions that convert them to dollars. */
  const drawn = ours.filter(({ name, hidden }) => !hidden || name === 'CostMicroUsd');

  it.each(Object.keys(METRICS) as MetricName[])('%s is drawn for each function that records it', (name) => {
    const services = drawn.filter((metric) => metric.name === name).map(({ dimensions }) => dimensions.service);
    expect(new Set(services)).toEqual(new Set(recordersOf(name).map((key) => SERVICES[key])));
  });

  it('count actions by each outcome that one can have, and none that was not begun', () => {
    const outcomes = drawn.filter(({ name }) => name === 'Actions').map(({ dimensions }) => dimensions.outcome);
    expect(outcomes).toEqual(['done', 'rejected', 'unknown']);
  });

  it.each(ours.map((metric): [string, Shown] => [seriesOf(metric), metric]))('%s is a metric of core', (_, metric) => {
    const known: { unit: string; dimensions: readonly string[] } | undefined = METRICS[metric.name as MetricName];
    expect(known).toBeDefined();
    expect(Object.keys(metric.dimensions).sort()).toEqual(['service', 'stage', ...(known?.dimensions ?? [])].sort());
    expect(metric.statistic).toMatch(
      { Count: /^(Sum|Maximum)$/, Milliseconds: /^(p\d\d|Maximum)$/, None: /^(Average|p10|Maximum)$/ }[
        known?.unit ?? ''
      ] ?? /^$/,
    );
  });

  it('include every series that the functions emitted in the counted run, dimension by dimension', () => {
    const shown = new Set(ours.map(seriesOf));
    const emitted = counts.series.map((series) => {
      const [name = '', ...dimensions] = series.replace('stage=local', 'stage=prod').split(' ');
      return seriesOf({ name, dimensions: Object.fromEntries(dimensions.map((pair) => pair.split('='))) });
    });
    expect(emitted.length).toBeGreaterThan(15);
    expect(emitted.filter((series) => !shown.has(series))).toEqual([]);
  });
});

describe('the list of the functions that record a metric', () => {
  const recorded = (...folders: string[]) =>
    new Set(
      folders
        .flatMap((folder) =>
          readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
        )
        .filter((file) => file.endsWith('.ts'))
        .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\.record\('(\w+)'/g)].map(([, name]) => name)),
    );
  const by = (key: ServiceKey) =>
    new Set((Object.keys(METRICS) as MetricName[]).filter((name) => recordersOf(name).includes(key)));

  it('matches the calls of record in the sources: the fronts share handlers/front, and who calls models core/models', () => {
    expect(recorded('core/models', 'handlers/mcp', 'handlers/front')).toEqual(by('front'));
    expect(recorded('handlers/desk', 'handlers/front')).toEqual(by('desk'));
    expect(recorded('core/models', 'handlers/turn')).toEqual(by('turn'));
    expect(recorded('handlers/outbox')).toEqual(by('outbox'));
    expect(recorded('core/models', 'handlers/clock')).toEqual(by('clock'));
  });

  it.each(
    Object.entries({
      mcp: SERVICES.front,
      desk: SERVICES.desk,
      turn: SERVICES.turn,
      outbox: SERVICES.outbox,
      clock: SERVICES.clock,
    }),
  )('handlers/%s calls itself %s', (folder, service) => {
    const source = readFileSync(`handlers/${folder}/index.ts`, 'utf8');
    expect(source).toMatch(new RegExp(`[pP]owertoolsMetrics\\('${service}', env\\.STAGE\\)|service: '${service}'`));
  });
});
