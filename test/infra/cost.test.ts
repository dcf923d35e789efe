import { readFileSync } from 'node:fs';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { NAMESPACE } from '../../core/observability/metrics.ts';
import { assumed } from '../../infra/cost/assumptions.ts';
import counts from '../../infra/cost/counts.json' with { type: 'json' };
import {
  actItems,
  chatItems,
  deliveryItems,
  monthItems,
  pollItems,
  totalUsd,
  turnItems,
  withoutModels,
} from '../../infra/cost/items.ts';
import { levers } from '../../infra/cost/levers.ts';
import { costPage } from '../../infra/cost/page.ts';
import { MEMORY_MB } from '../../infra/functions/memory.ts';
import { Alarms } from '../../infra/observability/alarms.ts';
import { Dashboard } from '../../infra/observability/dashboard.ts';
import { STAGES } from '../../infra/stages.ts';
import { CONVERSATIONS } from '../../local/aws/dynamodb/table-definitions.ts';
import { definitionText } from '../../statemachines/definition.ts';
import { tableUnits } from '../bench/cost/table-units.ts';
import { allStates } from '../contract/asl.ts';
import { type AlarmProperties, flatten, shownIn, type Widget, watchedBy } from './support/cloudwatch-json.ts';
import { observedStack } from './support/observed-stack.ts';
import { theOne } from './support/resolve.ts';
import { synth } from './support/synth.ts';

describe('docs/cost.md', () => {
  it('is the page that npm run cost writes', () => {
    expect(readFileSync('docs/cost.md', 'utf8')).toBe(costPage(counts));
  });

  it('is counted with the states that the workflow has: npm run cost:count', () => {
    expect(Object.keys(counts.states)).toEqual(allStates(JSON.parse(definitionText())).map(([name]) => name));
    expect(counts.states.PersistTurn).toBe(counts.turns);
  });

  it('has less than 82 USD in a million turns that are not for models, as the README says', () => {
    const items = turnItems(counts);
    expect(totalUsd(withoutModels(items))).toBeLessThan(82);
    expect(readFileSync('README.md', 'utf8')).toContain(
      `A million turns cost ${Math.round(totalUsd(withoutModels(items)))} USD besides the models`,
    );
    expect(items.filter((item) => !withoutModels(items).includes(item)).map(({ what }) => what)).toEqual([
      expect.stringContaining(', triage'),
      expect.stringContaining(', fast'),
      expect.stringContaining(', strong'),
    ]);
  });

  it('counts the writes of every index', () => {
    expect(Object.keys(counts.tables.indexWrites)).toEqual(
      Object.keys(tableUnits(CONVERSATIONS).written(null, null).indexes),
    );
  });

  it('has polls, chats and deliveries that cost less than a hundredth of a cent, acts less than a hundredth of a dollar, and no model in any', () => {
    for (const [items, limit] of [
      [pollItems(), 100],
      [chatItems(), 100],
      [deliveryItems(), 100],
      [actItems(), 10_000],
    ] as const) {
      expect(withoutModels(items)).toEqual(items);
      expect(totalUsd(items)).toBeGreaterThan(5);
      expect(totalUsd(items)).toBeLessThan(limit);
    }
  });

  it('has a clock that costs less than a dollar a month', () => {
    const clock = monthItems().filter(({ what }) => what.toLowerCase().includes('clock'));
    expect(clock.map(({ count }) => Math.round(count))).toEqual([43_776, 2189, 218_880, 51_656]);
    expect(totalUsd(clock)).toBeLessThan(1);
  });

  it('assumes the tasks and events of an act that replies, from its definition', () => {
    const states = allStates(JSON.parse(definitionText('desk-action')));
    const others = ['SuggestReply', 'StoreFeedback'];
    const tasks = states.filter(([name, { Type }]) => Type === 'Task' && !others.includes(name));
    const choices = states.filter(([, { Type }]) => Type === 'Choice');
    expect(assumed('actTasks')).toBe(tasks.length);
    // As in the counting run: 2 for the execution, 5 for a Task and 2 for a Choice.
    expect(assumed('actEvents')).toBe(2 + 5 * tasks.length + 2 * choices.length);
  });

  it('finds what each change would save', () => {
    for (const [, , , saves] of levers(counts)) expect(saves).toBeGreaterThan(0);
    const saved = Object.fromEntries(levers(counts).map(([change, , , saves]) => [change, saves]));
    expect(saved["`workflowLog: 'ERROR'`"]).toBeCloseTo((counts.workflow.events / counts.turns) * 0.4 * 0.5);
    expect(saved['`tracing: false`']).toBe(5);
  });

  it.each([
    ['Nova Lite', 2 * (1000 * 0.06 + 100 * 0.24 + 200 * 0.015 + 300 * 0.06)],
    // 0.45 s, and 2 × 1.5 s of the model, are billed as 3.5 s at a sixteenth of a GB.
    ['Duration', ((3.5 / 16) * 1e6 * 0.06) / 3600],
    ['Invocations', (8 + 1.7) * 0.2],
    ['Outbox', 1.7 * 0.02 * 0.5 * 13.3334],
    ['Writes of the index by-due', 3 * 0.625],
    ['Front', (0.5 + 3) * 0.5 * 13.3334],
    ['Writes of the index by-order', 2 * 0.625],
    ['Storage', 0.9 * (90 / 30.4) * 0.25],
    ['State machine log', 10 * 0.4 * 0.5],
  ])('bills %s by what one turn uses', (what, usd) => {
    const unused = { calls: 0, input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };
    const fast = { calls: 2, input: 2000, output: 200, cacheRead: 400, cacheWrite: 600 };
    const used = {
      ...counts,
      turns: 1,
      models: { triage: unused, fast, strong: unused },
      workflow: { tasks: 6, events: 10 },
      tables: { ...counts.tables, indexWrites: { 'by-order': 2, 'by-due': 0 }, storedBytes: 900 },
      ownMs: { front: 500, steps: 0, workflow: 450 },
    };
    expect(turnItems(used).find((item) => item.what.startsWith(what))?.usd).toBeCloseTo(usd, 3);
  });

  it('assumes what prod has', () => {
    const { stack, observed } = observedStack('prod');
    new Alarms(stack, 'Alarms', observed);
    new Dashboard(stack, 'Dashboard', observed);
    const template = Template.fromStack(stack);
    const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm'));
    const [dashboard] = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));
    const widgets: Widget[] = JSON.parse(flatten(dashboard?.Properties.DashboardBody)).widgets;
    const ours = widgets.flatMap(shownIn).filter(({ namespace }) => namespace === NAMESPACE);
    const watched = alarms.flatMap(({ Properties }) => watchedBy(Properties as AlarmProperties));
    expect(watched).toHaveLength(assumed('alarmMetrics'));
    expect(new Set(ours.map(({ name, dimensions }) => JSON.stringify([name, dimensions]))).size).toBe(
      assumed('series'),
    );
    const acl = theOne('AWS::WAFv2::WebACL', synth('prod').resources) as unknown as {
      readonly Rules: readonly object[];
    };
    expect(acl.Rules).toHaveLength(assumed('firewallRules'));
    expect(STAGES.prod.provisionedConcurrency?.min).toBe(assumed('warmSandboxes'));
    expect(STAGES.prod.retentionDays).toBe(assumed('retentionDays'));
    expect(new Set(Object.values(MEMORY_MB))).toEqual(new Set([assumed('memoryMb')]));
  });
});
