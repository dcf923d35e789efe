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
import { costRow, modelsRow } from './rows-models.ts';
import { plumbingRow } from './rows-plumbing.ts';

/** One dashboard a stage, in the order in which somebody who was just woken asks: what is on, is it up, why, and what else. */
export class Dashboard extends Construct {
  /** In the console; the reader's account is the one that they are signed in to. */
  readonly url: string;

  constructor(scope: Construct, id: string, observed: Observed) {
    super(scope, id);
    const name = `frontdesk-${observed.stageName}`;
    const dashboard = new CloudWatchDashboard(this, 'Dashboard', {
      dashboardName: name,
      // Each graph keeps the period that its title names, however long the time that is looked at.
      periodOverride: PeriodOverride.INHERIT,
    });
    for (const widgets of [
      [alarmStates(this, observed)],
      upRow(observed),
      modelsRow(observed),
      customersRow(),
      companyRow(),
      costRow(observed),
      plumbingRow(observed),
    ]) {
      for (const widget of widgets) dashboard.addWidgets(widget);
    }
    const { region } = Stack.of(this);
    this.url = `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${name}`;
  }
}

/** The alarms by their names, so that this construct needs nothing of theirs. */
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
