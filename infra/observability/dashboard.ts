import { ArnFormat, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  AlarmStatusWidget,
  Dashboard as CloudWatchDashboard,
  type IWidget,
  PeriodOverride,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { alarmKeys, alarmName } from './alarm-names.ts';
import type { Observed } from './observed.ts';
import { companyRow, customersRow, upRow } from './rows-customers.ts';
import { eventsRow } from './rows-events.ts';
import { costRow, modelsRow } from './rows-models.ts';
import { peopleRow } from './rows-people.ts';
import { plumbingRow } from './rows-plumbing.ts';

/** One dashboard for each stage, ordered for the on-call person: alarms, availability, causes, then the rest. */
export class Dashboard extends Construct {
  /** URL in the console; it opens in the account that the reader is signed in to. */
  readonly url: string;

  constructor(scope: Construct, id: string, observed: Observed) {
    super(scope, id);
    const name = `frontdesk-${observed.stageName}`;
    const dashboard = new CloudWatchDashboard(this, 'Dashboard', {
      dashboardName: name,
      // Each graph keeps the period that its title names, whatever time range is shown.
      periodOverride: PeriodOverride.INHERIT,
    });
    for (const widgets of [
      [alarmStates(this, observed)],
      upRow(observed),
      modelsRow(observed),
      customersRow(),
      peopleRow(observed),
      companyRow(),
      eventsRow(observed),
      costRow(observed),
      plumbingRow(observed),
    ]) {
      for (const widget of widgets) dashboard.addWidgets(widget);
    }
    const { region } = Stack.of(this);
    this.url = `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${name}`;
  }
}

/** Refers to the alarms by name, so that the dashboard does not depend on their construct. */
const alarmStates = (scope: Construct, { stageName, settings }: Observed): IWidget => {
  const arn = (alarm: string) =>
    Stack.of(scope).formatArn({
      service: 'cloudwatch',
      resource: 'alarm',
      resourceName: alarm,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  return new AlarmStatusWidget({
    title: 'Alarms',
    width: 24,
    height: 3,
    alarms: alarmKeys(settings).map((key) => Alarm.fromAlarmArn(scope, `State-${key}`, arn(alarmName(stageName, key)))),
  });
};
