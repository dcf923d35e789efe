import type { IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';

export interface AlarmDefinition {
  readonly metric: IMetric;
  /** The alarm is on above it, or below it with `below`. */
  readonly threshold: number;
  readonly below?: true;
  /** Datapoints to alarm, out of the last evaluation periods. */
  readonly of: readonly [bad: number, periods: number];
  /** How missing data counts; by default as not breaching. */
  readonly missing?: TreatMissingData;
  readonly firstStep: string;
}
