import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { METRICS, type MetricName, NAMESPACE } from '../../core/observability/metrics.ts';
import { AFFECTING, alarmKeys, alarmName, COMPOSITE } from '../../infra/observability/alarm-names.ts';
import { Alarms } from '../../infra/observability/alarms.ts';
import { SERVICES } from '../../infra/observability/services.ts';
import { reservations } from '../../infra/settings/sizes.ts';
import { STAGE_NAMES, STAGES, type StageName, type StageSettings } from '../../infra/stages.ts';
import { type AlarmProperties, evaluate, flatten, type Shown, watchedBy } from './support/cloudwatch-json.ts';
import { observedStack } from './support/observed-stack.ts';
import { anchorsIn, runbookAnchors } from './support/runbook.ts';

const build = (stage: StageName, changed: Partial<StageSettings['alarms']> = {}) => {
  const { stack, observed } = observedStack(stage, changed);
  new Alarms(stack, 'Alarms', observed);
  const template = Template.fromStack(stack);
  const of = (type: string) => Object.entries(template.findResources(type));
  const singles = of('AWS::CloudWatch::Alarm').map(([id, { Properties }]) => ({
    id,
    ...(Properties as AlarmProperties),
  }));
  const [composite] = of('AWS::CloudWatch::CompositeAlarm').map(([id, { Properties }]) => ({
    id,
    ...(Properties as AlarmProperties),
  }));
  if (!composite) throw new Error('No composite alarm.');
  const alarm = (key: string) => {
    const found = singles.find(({ AlarmName }) => AlarmName.endsWith(`-${key}`));
    if (!found) throw new Error(`No alarm ${key}.`);
    return found;
  };
  const topic = (display: RegExp) =>
    of('AWS::SNS::Topic').find(([, { Properties }]) => display.test(Properties.DisplayName))?.[0];
  return {
    template,
    of,
    singles,
    composite,
    all: [...singles, composite],
    alarm,
    pages: topic(/act now/),
    notices: topic(/today/),
    observed,
  };
};

describe.each(STAGE_NAMES)('the alarms of %s', (stage) => {
  const { all, singles, composite, pages, notices, observed } = build(stage);
  const members = [...flatten(composite.AlarmRule).matchAll(/ALARM\("<(\w+)\.Arn>"\)/g)].map(([, id]) => id);

  it('have the names that the dashboard shows', () => {
    expect(all.map(({ AlarmName }) => AlarmName).sort()).toEqual(
      alarmKeys(observed.settings)
        .map((key) => alarmName(stage, key))
        .sort(),
    );
  });

  it.each(all.map((alarm): [string, AlarmProperties] => [alarm.AlarmName, alarm]))(
    '%s describes the first step and links to its heading in the runbook',
    (name, { AlarmDescription }) => {
      const [anchor = ''] = anchorsIn(AlarmDescription);
      expect(AlarmDescription.length).toBeGreaterThan(60);
      expect(name).toBe(`frontdesk-${stage}-${anchor}`);
      expect(runbookAnchors()).toContain(anchor);
    },
  );

  it.each(singles.map((alarm) => [alarm.AlarmName, alarm] as const))(
    '%s notifies: by the composite, or by a notice of its own',
    (name, alarm) => {
      const actions = (alarm.AlarmActions ?? []).map(flatten);
      const inComposite = AFFECTING.some((key) => name.endsWith(`-${key}`));
      expect(members.includes(alarm.id)).toBe(inComposite);
      expect(actions).toEqual(inComposite ? [] : [`<${notices}>`]);
    },
  );

  it('page once when customers are affected, and again when it is over', () => {
    expect(members).toHaveLength(AFFECTING.length);
    expect(members.every((id) => singles.some((alarm) => alarm.id === id))).toBe(true);
    expect(composite.AlarmName).toBe(alarmName(stage, COMPOSITE));
    expect((composite.AlarmActions ?? []).map(flatten)).toEqual([`<${pages}>`]);
    expect((composite.OKActions ?? []).map(flatten)).toEqual([`<${pages}>`]);
  });

  it('use at most ten metrics each, the limit of CloudWatch', () => {
    for (const alarm of singles) expect(watchedBy(alarm).length, alarm.AlarmName).toBeLessThanOrEqual(10);
  });

  it('use metrics of core with their unit and dimensions', () => {
    const ours = singles.flatMap(watchedBy).filter(({ namespace }) => namespace === NAMESPACE);
    expect(ours.length).toBeGreaterThan(10);
    for (const { name, unit, dimensions } of ours) {
      const known = METRICS[name as MetricName];
      expect(unit, name).toBe(known.unit);
      expect(Object.keys(dimensions).sort()).toEqual(['service', 'stage', ...known.dimensions].sort());
      expect(Object.values(SERVICES)).toContain(dimensions.service);
    }
  });
});

describe('the threshold', () => {
  it.each([
    ['error-rate', { errorRatePercent: 7 }, 7],
    ['unanswered', { errorRatePercent: 7 }, 7],
    ['workflow-failures', { errorRatePercent: 7 }, 7],
    ['desk-failures', { errorRatePercent: 7 }, 7],
    ['latency', { latencyP90Ms: 12_340 }, 12_340],
    ['model-throttles', { modelThrottlesPerMinute: 9 }, 9],
    ['fallback-rate', { fallbackRatePercent: 8 }, 8],
    ['concurrency', { concurrencyPercent: 55 }, 55],
    ['cost-per-hour', { costUsdPerHour: 3 }, 3],
  ] as const)('of %s comes from the stage', (key, changed, threshold) => {
    expect(build('prod', changed).alarm(key)).toMatchObject({
      Threshold: threshold,
      ComparisonOperator: 'GreaterThanThreshold',
    });
  });

  it('of no-traffic is its period, in which missing data is breaching', () => {
    const alarm = build('prod', { noTrafficMinutes: 45 }).alarm('no-traffic');
    expect(alarm).toMatchObject({
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
    expect(watchedBy(alarm).map(({ period }) => period)).toEqual([2700, 2700]);
    expect(() => build('prod', { noTrafficMinutes: null }).alarm('no-traffic')).toThrow();
  });

  it('of clock-stopped is one run in five minutes, in which missing data is breaching', () => {
    const alarm = build('dev').alarm('clock-stopped');
    expect(alarm).toMatchObject({
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
      EvaluationPeriods: 1,
    });
    // Each run of the clock records it, whether customers wait or not.
    expect(watchedBy(alarm)).toMatchObject([{ name: 'CustomersWaiting', statistic: 'SampleCount', period: 300 }]);
  });

  it.each(STAGE_NAMES)('of every other alarm in %s treats missing data as not breaching', (stage) => {
    const { singles } = build(stage);
    const others = singles.filter(({ AlarmName }) => !/-(no-traffic|clock-stopped)$/.test(AlarmName));
    expect(new Set(others.map(({ TreatMissingData }) => TreatMissingData))).toEqual(new Set(['notBreaching']));
  });
});

describe('in the expressions of the alarms', () => {
  const { alarm } = build('prod');
  const sums =
    (values: Readonly<Record<string, number>>) =>
    ({ name, dimensions }: Shown) =>
      values[[name, dimensions.code ?? dimensions.tier].filter(Boolean).join(' ')];
  const errorRate = (values: Readonly<Record<string, number>>) => evaluate(alarm('error-rate'), sums(values));

  it.each([
    ['nothing without traffic', {}, 0],
    ['nothing for two errors, however few the calls', { ToolCalls: 2, 'Errors BUSY': 2 }, 0],
    ["nothing for the caller's own errors", { ToolCalls: 100, 'Errors INVALID': 50, 'Errors KEY_REUSED': 50 }, 0],
    ['everything when every call fails', { ToolCalls: 3, 'Errors BUSY': 3 }, 100],
    ["API Gateway's own 5xx responses", { '5XXError': 5 }, 100],
    ['turns that no model answered', { ToolCalls: 100, 'Errors MODEL_FAILED': 4 }, 4],
    ['errors of every tool among the calls of every tool', { ToolCalls: 10_100, Turns: 100, 'Errors BUSY': 101 }, 1],
  ])('the error rate counts %s', (_, values, percent) => {
    expect(errorRate(values)).toBeCloseTo(percent, 10);
  });

  it.each([
    [9, 20_000, 0],
    [10, 20_000, 20_000],
    [undefined, undefined, 0],
  ])('the latency of %s turns with a p90 of %s counts as %s', (turns, p90, expected) => {
    const latency = alarm('latency');
    expect(evaluate(latency, ({ statistic }) => (statistic === 'SampleCount' ? turns : p90))).toBe(expected);
  });

  it.each([
    [19, 19, 0],
    [60, 80, 75],
  ])('%s refusals of %s requests count as %s %%', (refused, requests, percent) => {
    expect(evaluate(alarm('refused'), ({ name }) => (name === '4XXError' ? refused : requests))).toBe(percent);
  });

  it('the cost is USD, from the micro-dollars of every tier and function', () => {
    const cost = alarm('cost-per-hour');
    expect(watchedBy(cost).map(({ dimensions }) => `${dimensions.service} ${dimensions.tier}`)).toEqual([
      'frontdesk-turn triage',
      'frontdesk-turn fast',
      'frontdesk-turn strong',
      'frontdesk-mcp triage',
      'frontdesk-clock triage',
    ]);
    expect(evaluate(cost, () => 2_500_000)).toBe(12.5);
  });

  it('the concurrency is that of the function nearest to its reserved limit', () => {
    // In the order of the functions, without the one that reserves nothing.
    const use = (
      ...executions: [front: number, desk: number, turn: number, session: number, authorizer: number, ofDesk: number]
    ) => {
      const of = new Map(watchedBy(alarm('concurrency')).map(({ dimensions }, i) => [dimensions.FunctionName, i]));
      expect(of.size).toBe(executions.length);
      return evaluate(
        alarm('concurrency'),
        ({ dimensions }) => executions[of.get(dimensions.FunctionName) ?? Number.NaN],
      );
    };
    expect(reservations({ ...STAGES.prod, toolServers: [], webhooks: [] })).toEqual({
      mcp: 161,
      desk: 30,
      turn: 352,
      authorizer: 156,
      'desk-authorizer': 40,
      session: 30,
      tools: 0,
      outbox: 5,
      clock: 10,
      webhooks: 0,
      'staff-token': 0,
    });
    expect(use(161, 15, 40, 0, 0, 0)).toBe(100);
    expect(use(10, 15, 40, 0, 0, 0)).toBe(50);
    expect(use(10, 0, 334.4, 0, 5, 0)).toBe(95);
    expect(use(10, 0, 40, 0, 117, 0)).toBe(75);
    expect(use(10, 0, 40, 0, 5, 40)).toBe(100);
    expect(use(10, 0, 40, 27, 5, 0)).toBe(90);
  });

  it.each([
    [9, 4000, 0],
    [10, 4000, 4000],
  ])('the latency of the authorizer over %s requests with a p90 of %s counts as %s', (requests, p90, expected) => {
    const latency = alarm('slow-authorizer');
    expect(evaluate(latency, ({ name }) => (name === 'Invocations' ? requests : p90))).toBe(expected);
  });

  it('the concurrency is throttles where nothing is reserved', () => {
    expect(new Set(watchedBy(build('dev').alarm('concurrency')).map(({ name }) => name))).toEqual(
      new Set(['Throttles']),
    );
  });

  it('the table throttles include both tables and the global indexes in use', () => {
    const seen = watchedBy(alarm('table-throttles')).map(({ name, dimensions }) => [
      name,
      dimensions.GlobalSecondaryIndexName ?? null,
    ]);
    expect(seen).toEqual([
      ['ReadThrottleEvents', null],
      ['WriteThrottleEvents', null],
      ['ReadThrottleEvents', 'by-customer'],
      ['WriteThrottleEvents', 'by-customer'],
      ['ReadThrottleEvents', 'by-desk'],
      ['WriteThrottleEvents', 'by-desk'],
      ['ReadThrottleEvents', 'by-due'],
      ['WriteThrottleEvents', 'by-due'],
      ['ReadThrottleEvents', null],
      ['WriteThrottleEvents', null],
    ]);
  });
});

describe('the alarms about events and jobs', () => {
  const { alarm } = build('prod');
  const value =
    (values: Readonly<Record<string, number>>) =>
    ({ name }: Shown) =>
      values[name];

  it.each([
    [0, {}],
    [0, { HandoffWait: 3 }],
    [2, { OverdueInHours: 2 }],
    [0, { OverdueInHours: 2, HandoffWait: 1 }],
  ])('%s overdue customers whom nobody takes, of %j', (customers, values) => {
    expect(evaluate(alarm('nobody-answers'), value(values))).toBe(customers);
    expect(watchedBy(alarm('nobody-answers')).map(({ statistic, period }) => [statistic, period])).toEqual([
      ['Maximum', 900],
      ['SampleCount', 900],
    ]);
  });

  it('counts what the outbox set aside and what Lambda gave up, of this mapping', () => {
    const discarded = alarm('discarded-changes');
    const each = { DiscardedRecords: 1, OnFailureDestinationDeliveredEventCount: 2, DroppedEventCount: 4 };
    expect(evaluate(discarded, value(each))).toBe(7);
    expect(evaluate(discarded, value({ DroppedEventCount: 1 }))).toBe(1);
    expect(watchedBy(discarded).flatMap(({ dimensions }) => dimensions.EventSourceMappingUUID ?? [])).toEqual([
      'mapping-1',
      'mapping-1',
    ]);
  });

  it('counts runs of the clock that failed, and visits that failed in one', () => {
    expect(evaluate(alarm('clock-failures'), value({ Errors: 1, VisitsFailed: 2 }))).toBe(3);
    expect(alarm('clock-failures')).toMatchObject({ DatapointsToAlarm: 3, EvaluationPeriods: 3 });
  });

  it.each([
    ['late-events', 'IteratorAge', 'Maximum', 300_000],
    ['overdue-jobs', 'DueLag', 'Maximum', 900_000],
    ['dead-deliveries', 'Deliveries', 'Sum', 0],
    ['endpoint-off', 'EndpointsOff', 'Sum', 0],
  ])('%s is on when %s is above its limit', (key, name, statistic, threshold) => {
    expect(alarm(key)).toMatchObject({ Threshold: threshold, ComparisonOperator: 'GreaterThanThreshold' });
    expect(watchedBy(alarm(key))).toMatchObject([{ name, statistic, period: 300 }]);
  });
});

it("an alarm links to the stage's runbookUrl", () => {
  const { alarm } = build('prod', { runbookUrl: 'https://wiki.example.com/runbook' });
  expect(alarm('latency').AlarmDescription).toContain('https://wiki.example.com/runbook#latency');
});

describe('the topics', () => {
  const { template, of } = build('prod', { recipients: ['ops@example.com', 'lead@example.com'] });

  it('mail every recipient from both', () => {
    template.resourceCountIs('AWS::SNS::Subscription', 4);
    template.allResourcesProperties('AWS::SNS::Subscription', { Protocol: 'email' });
  });

  it('are encrypted with a key that CloudWatch may use, and that rotates', () => {
    template.allResourcesProperties('AWS::KMS::Key', { EnableKeyRotation: true });
    for (const [, { Properties }] of of('AWS::SNS::Topic'))
      expect(flatten(Properties.KmsMasterKeyId)).toMatch(/^<AlarmsTopicsKey/);
    const [[, key] = []] = of('AWS::KMS::Key');
    expect(key?.Properties.KeyPolicy.Statement).toContainEqual(
      expect.objectContaining({
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      }),
    );
  });

  it.each(of('AWS::SNS::TopicPolicy').map(([id, { Properties }]) => [id, Properties] as const))(
    '%s requires TLS, and accepts only alarms of this stage',
    (_, properties) => {
      const [refuse, allow] = properties.PolicyDocument.Statement;
      expect(refuse).toMatchObject({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
      expect(allow).toMatchObject({ Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' } });
      expect(flatten(allow.Condition.ArnLike['aws:SourceArn'])).toMatch(/:alarm:frontdesk-prod-\*$/);
    },
  );
});
