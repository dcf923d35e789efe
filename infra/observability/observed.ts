import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { FunctionName } from '../functions/bundles.ts';
import type { StageName, StageSettings } from '../stages.ts';

/** The resources of a stage that the dashboard and the alarms observe. */
export interface Observed {
  readonly stageName: StageName;
  readonly settings: StageSettings;
  readonly functions: Readonly<Record<FunctionName, LambdaFunction>>;
  readonly workflow: StateMachine;
  readonly api: RestApi;
  readonly table: ITable;
  readonly idempotencyTable: ITable;
}
