import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { BundledFunction } from './bundled-function.ts';
import { invokeModels } from './invoke-models.ts';
import type { Stage } from './stages.ts';

/** Longer than the client of StartSyncExecution waits (125 s), shorter than API Gateway does (135 s). */
const TIMEOUT = Duration.seconds(130);

export interface FrontFunctionProps {
  readonly stage: Stage;
  readonly asset: string;
  readonly conversations: ITable;
  readonly idempotency: ITable;
  readonly workflow: StateMachine;
}

/** The MCP endpoint: it starts turns, reads conversations, and asks the triage model for the sentiment of a message. */
export class FrontFunction extends BundledFunction {
  constructor(scope: Construct, id: string, props: FrontFunctionProps) {
    const { stage, asset, conversations, idempotency, workflow } = props;
    const { models, turnSeconds, allowedOrigins, reservedConcurrency } = stage.settings;
    super(scope, id, {
      stage,
      name: 'mcp',
      asset,
      description: 'Frontdesk: the MCP endpoint',
      timeout: TIMEOUT,
      // No DEFAULT_CUSTOMER: whoever may call acts for customers, and must name one.
      environment: {
        STAGE: stage.name,
        TABLE_NAME: conversations.tableName,
        IDEMPOTENCY_TABLE_NAME: idempotency.tableName,
        STATE_MACHINE_ARN: workflow.stateMachineArn,
        MODELS: JSON.stringify(models),
        TURN_SECONDS: String(turnSeconds),
        ...(allowedOrigins.length > 0 && { ALLOWED_ORIGINS: allowedOrigins.join(',') }),
      },
      reserved: reservedConcurrency,
    });
    const statements = [
      new PolicyStatement({ actions: ['states:StartSyncExecution'], resources: [workflow.stateMachineArn] }),
      // The table alone: no tool reads the index by customer yet.
      new PolicyStatement({ actions: ['dynamodb:Query'], resources: [conversations.tableArn] }),
      new PolicyStatement({
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
        resources: [idempotency.tableArn],
      }),
      ...invokeModels(this, [models.triage]),
    ];
    for (const statement of statements) this.role.addToPolicy(statement);
  }
}
