import { Template } from 'aws-cdk-lib/assertions';
import { expect, it } from 'vitest';
import { NAMESPACE } from '../../core/observability/metrics.ts';
import { Alarms } from '../../infra/observability/alarms.ts';
import { Dashboard } from '../../infra/observability/dashboard.ts';
import { STAGE_NAMES, type StageName } from '../../infra/stages.ts';
import { AWS_METRICS } from './support/aws-metrics.ts';
import { type AlarmProperties, flatten, shownIn, watchedBy } from './support/cloudwatch-json.ts';
import { observedStack } from './support/observed-stack.ts';

/** Every metric of AWS that the stage's dashboard shows or its alarms watch. */
const used = (stage: StageName) => {
  const { stack, observed } = observedStack(stage);
  new Dashboard(stack, 'Dashboard', observed);
  new Alarms(stack, 'Alarms', observed);
  const template = Template.fromStack(stack);
  const [dashboard] = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));
  const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm'));
  return [
    ...JSON.parse(flatten(dashboard?.Properties.DashboardBody)).widgets.flatMap(shownIn),
    ...alarms.flatMap(({ Properties }) => watchedBy(Properties as AlarmProperties)),
  ].filter(({ namespace }) => namespace !== NAMESPACE);
};

it.each(STAGE_NAMES)('every metric of AWS in %s exists, with its dimensions', (stage) => {
  const metrics = used(stage);
  expect(new Set(metrics.map(({ namespace }) => namespace))).toEqual(new Set(Object.keys(AWS_METRICS)));
  const missing = metrics.filter(({ namespace, name, dimensions }) => {
    const emitted = AWS_METRICS[namespace];
    const own = Object.keys(dimensions).toSorted().join();
    return !emitted?.names.includes(name) || !emitted.dimensions.some((each) => each.toSorted().join() === own);
  });
  expect(missing).toEqual([]);
});
