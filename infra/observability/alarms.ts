import {
  Alarm,
  AlarmRule,
  AlarmState,
  ComparisonOperator,
  CompositeAlarm,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import type { AlarmDefinition } from './alarm-definition.ts';
import { affecting, silence, warning } from './alarm-definitions.ts';
import { type AlarmKey, alarmName, COMPOSITE, runbook } from './alarm-names.ts';
import { AlarmTopics } from './alarm-topics.ts';
import type { Observed } from './observed.ts';

/**
 * The stage's alarms. The composite `customers-affected` pages once for an incident, which usually sets off several of its members; the
 * members have no action of their own. The others send notices, which can wait until the morning, because retries, fallbacks and quotas
 * still work.
 */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, observed: Observed) {
    super(scope, id);
    const { stageName, settings } = observed;
    const topics = new AlarmTopics(this, 'Topics', { stageName, recipients: settings.alarms.recipients });

    const make = ([key, definition]: [string, AlarmDefinition]) => alarm(this, observed, key as AlarmKey, definition);
    const members = Object.entries(affecting(observed)).map(make);
    const notice = new SnsAction(topics.notices);
    for (const warned of Object.entries({ ...warning(observed), ...silence(observed) }).map(make)) {
      warned.addAlarmAction(notice);
    }

    const composite = new CompositeAlarm(this, COMPOSITE, {
      compositeAlarmName: alarmName(stageName, COMPOSITE),
      alarmDescription: describe(
        COMPOSITE,
        'Customers get errors, no answers or late answers. Open the dashboard and find the alarm that is on.',
      ),
      alarmRule: AlarmRule.anyOf(...members.map((member) => AlarmRule.fromAlarm(member, AlarmState.ALARM))),
    });
    const page = new SnsAction(topics.pages);
    composite.addAlarmAction(page);
    composite.addOkAction(page);
  }
}

const alarm = (scope: Construct, { stageName }: Observed, key: AlarmKey, definition: AlarmDefinition): Alarm => {
  const { metric, threshold, below, of, missing = TreatMissingData.NOT_BREACHING, firstStep } = definition;
  const [datapointsToAlarm, evaluationPeriods] = of;
  return new Alarm(scope, key, {
    alarmName: alarmName(stageName, key),
    alarmDescription: describe(key, firstStep),
    metric,
    threshold,
    comparisonOperator: below ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods,
    datapointsToAlarm,
    treatMissingData: missing,
  });
};

/** The text of the alarm's mail: the first step, and a link to the others. */
const describe = (key: AlarmKey, firstStep: string): string => `${firstStep} Runbook: ${runbook(key)}`;
