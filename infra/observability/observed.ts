import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IEventSourceMapping, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { DeployedName } from '../functions/bundles.ts';
import type { StageName, StageSettings } from '../stages.ts';

/** The resources of a stage that the dashboard and the alarms observe. */
export interface Observed {
  readonly stageName: StageName;
  readonly settings: StageSettings;
  /** All but the one that only some stages have. */
  readonly functions: Readonly<Record<Exclude<DeployedName, 'staff-token'>, LambdaFunction>>;
  /** Calls the outbox with the changes of the table. */
  readonly changes: IEventSourceMapping;
  /** Runs the turns. */
  readonly workflow: StateMachine;
  /** Runs what people, and customers about people, ask for. */
  readonly deskWorkflow: StateMachine;
  readonly api: RestApi;
  readonly table: ITable;
  readonly idempotencyTable: ITable;
}
