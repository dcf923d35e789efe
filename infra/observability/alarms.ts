import { Alarm, AlarmRule, AlarmState, CompositeAlarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { type AlarmDefinition, affecting, comparison, silence, warning } from './alarm-definitions.ts';
import { type AlarmKey, alarmName, COMPOSITE, runbook } from './alarm-names.ts';
import { AlarmTopics } from './alarm-topics.ts';
import type { Observed } from './observed.ts';

/**
 * The stage's alarms. "Customers are affected" pages, once, whichever of its members came first: they mostly come together, and one
 * incident is one page; so its members tell nobody by themselves. The others are notices: when they go off, retries, fallbacks and quotas
 * still hold, and they can wait until the morning.
 */
export class Alarms extends Construct {
  /** Where a pager is subscribed. */
  readonly pages: Topic;
  /** Where a team's chat or ticket queue is subscribed. */
  readonly notices: Topic;

  constructor(scope: Construct, id: string, observed: Observed) {
    super(scope, id);
    const { stageName, settings } = observed;
    const topics = new AlarmTopics(this, 'Topics', { stageName, recipients: settings.alarms.recipients });
    this.pages = topics.pages;
    this.notices = topics.notices;

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
        'Customers get errors, nothing, or late answers. Open the dashboard, and look which of the alarms above it is on.',
      ),
      alarmRule: AlarmRule.anyOf(...members.map((member) => AlarmRule.fromAlarm(member, AlarmState.ALARM))),
    });
    const page = new SnsAction(topics.pages);
    composite.addAlarmAction(page);
    composite.addOkAction(page);
  }
}

const alarm = (scope: Construct, { stageName }: Observed, key: AlarmKey, definition: AlarmDefinition): Alarm => {
  const { metric, threshold, of, missing = TreatMissingData.NOT_BREACHING, firstStep } = definition;
  const [datapointsToAlarm, evaluationPeriods] = of;
  return new Alarm(scope, key, {
    alarmName: alarmName(stageName, key),
    alarmDescription: describe(key, firstStep),
    metric,
    threshold,
    comparisonOperator: comparison(definition),
    evaluationPeriods,
    datapointsToAlarm,
    treatMissingData: missing,
  });
};

/** What somebody reads in the mail, half asleep: the first step, and where the others are. */
const describe = (key: AlarmKey, firstStep: string): string => `${firstStep} Runbook: ${runbook(key)}`;
