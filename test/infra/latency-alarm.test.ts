import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { Alarms } from '../../infra/observability/alarms.ts';
import { HEALTHY_TURNS } from '../../infra/settings/sizes.ts';
import { STAGE_NAMES, type StageName } from '../../infra/stages.ts';
import { type AlarmProperties, evaluate } from './support/cloudwatch-json.ts';
import { observedStack } from './support/observed-stack.ts';

const latencyAlarm = (stage: StageName): AlarmProperties => {
  const { stack, observed } = observedStack(stage);
  new Alarms(stack, 'Alarms', observed);
  const found = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'))
    .map(({ Properties }) => Properties as AlarmProperties)
    .find(({ AlarmName }) => AlarmName.endsWith('-latency'));
  if (!found) throw new Error('No alarm for the latency.');
  return found;
};

/** Reproducible random numbers below 1. */
const randomNumbers = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
  return seed / 2 ** 31;
};

/** Milliseconds of the turns of a period: of the healthy mix, each turn changed by what makes it sick. */
const period = (turns: number, random: () => number, sick: (seconds: number) => number = (seconds) => seconds) =>
  Array.from({ length: turns }, () => {
    const { from, to } = kindAt(random());
    return sick(from + random() * (to - from)) * 1000;
  });

const kindAt = (share: number) => {
  let sum = 0;
  for (const kind of HEALTHY_TURNS) {
    sum += kind.share;
    if (share < sum) return kind;
  }
  return HEALTHY_TURNS[0];
};

/** As CloudWatch ranks them. */
const p90 = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.ceil(0.9 * values.length) - 1] ?? 0;

/** The statistic of the alarm for the turns of a period. */
const statistic = (alarm: AlarmProperties, turns: readonly number[]) =>
  evaluate(alarm, (metric) => (metric.statistic === 'SampleCount' ? turns.length : p90(turns)));

const PERIODS = 300;

describe.each(STAGE_NAMES)('the latency alarm of %s', (stage) => {
  const alarm = latencyAlarm(stage);

  it.each([3, 10, 30, 100, 3000])('is quiet for the healthy mix at %s turns in five minutes', (turns) => {
    const random = randomNumbers(turns);
    const seen = Array.from({ length: turns > 100 ? 5 : PERIODS }, () => statistic(alarm, period(turns, random)));
    expect(Math.max(...seen)).toBeLessThan(alarm.Threshold);
    // A threshold of 3 s, the target of most turns, would page for them.
    if (turns >= 30) expect(Math.max(...seen)).toBeGreaterThan(3000);
  });

  it.each([
    ['every turn takes three times as long', (seconds: number) => seconds * 3],
    ['the fast model times out in every turn', (seconds: number) => seconds + 25],
    ['the store is retried for 9 s in every turn', (seconds: number) => seconds + 9],
  ])('is on if %s', (_, sick) => {
    const random = randomNumbers(1);
    const seen = Array.from({ length: PERIODS }, () => statistic(alarm, period(100, random, sick)));
    // Two of three periods set it off.
    const bad = seen.map((value) => value > alarm.Threshold);
    expect(bad.filter(Boolean).length).toBeGreaterThan((PERIODS * 2) / 3);
  });

  it("has no low-sample guard of CloudWatch's, which needs 100 turns and freezes the alarm", () => {
    expect(alarm.Metrics).toBeDefined();
    expect(alarm.EvaluateLowSampleCountPercentile).toBeUndefined();
  });
});
