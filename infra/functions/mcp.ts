import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { Protection } from '../../core/access/bearer-challenge.ts';
import { DAILY_QUOTA_PREFIX, SECRETS_KEY, VISITOR_BUDGET_PREFIX } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { timeLimits } from '../../core/config/time-limits.ts';
import { frontVariables } from '../auth/token-issuer.ts';
import { visitorBudgetVariable } from '../settings/session-settings.ts';
import type { Stage } from '../stages.ts';
import { BundledFunction } from './bundled-function.ts';
import { invokeModels } from './invoke-models.ts';
import { playbookPath } from './playbook-assets.ts';
import { withKeys } from './with-keys.ts';

const { customerIndex, orderIndex } = CONVERSATIONS_TABLE;

/** Longer than the StartSyncExecution client's timeout (125 s), shorter than API Gateway's (135 s). */
const TIMEOUT = Duration.seconds(timeLimits().frontFunction);

export interface FrontFunctionProps {
  readonly stage: Stage;
  readonly asset: string;
  readonly conversations: ITable;
  readonly idempotency: ITable;
  readonly workflow: StateMachine;
  readonly deskWorkflow: StateMachine;
  readonly protection: Protection;
  /** Of the web pages that may call it. */
  readonly origins: readonly string[];
}

/** The MCP endpoint of customers. It starts turns, reads conversations, and calls the triage model for `analyze_sentiment`. */
export class FrontFunction extends BundledFunction {
  constructor(scope: Construct, id: string, props: FrontFunctionProps) {
    const { stage, asset, conversations, idempotency, workflow, deskWorkflow, protection, origins } = props;
    const { models, turnSeconds, dailyQuota, visitorBudget, playbook, toolServers } = stage.settings;
    super(scope, id, {
      stage,
      name: 'mcp',
      asset,
      description: 'Frontdesk: the MCP endpoint',
      timeout: TIMEOUT,
      // DEFAULT_CUSTOMER is not set: in AWS the customer comes from the token only.
      environment: {
        STAGE: stage.name,
        TABLE_NAME: conversations.tableName,
        IDEMPOTENCY_TABLE_NAME: idempotency.tableName,
        STATE_MACHINE_ARN: workflow.stateMachineArn,
        DESK_STATE_MACHINE_ARN: deskWorkflow.stateMachineArn,
        MODELS: JSON.stringify(models),
        TURN_SECONDS: String(turnSeconds),
        PLAYBOOK: playbookPath(playbook),
        ...(toolServers.length > 0 && { USES_TOOLS: 'true' }),
        ...(dailyQuota && { DAILY_QUOTA: JSON.stringify(dailyQuota) }),
        VISITOR_BUDGET: visitorBudgetVariable(visitorBudget),
        ...frontVariables(protection, origins),
      },
    });
    const counted = [...(dailyQuota ? [DAILY_QUOTA_PREFIX] : []), VISITOR_BUDGET_PREFIX];
    const statements = [
      new PolicyStatement({
        actions: ['states:StartSyncExecution'],
        resources: [workflow.stateMachineArn, deskWorkflow.stateMachineArn],
      }),
      // A transcript is a query of the index by order, for which DynamoDB fetches the rest of each turn from the table.
      new PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: ['', `/index/${customerIndex.name}`, `/index/${orderIndex.name}`].map(
          (part) => `${conversations.tableArn}${part}`,
        ),
      }),
      // A transcript says who has the conversation.
      new PolicyStatement({ actions: ['dynamodb:GetItem'], resources: [conversations.tableArn] }),
      withKeys(conversations, ['dynamodb:PutItem'], SECRETS_KEY),
      withKeys(conversations, ['dynamodb:UpdateItem'], ...counted.map((prefix) => `${prefix}*`)),
      new PolicyStatement({
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
        resources: [idempotency.tableArn],
      }),
      ...invokeModels(this, [models.triage]),
    ];
    for (const statement of statements) this.role.addToPolicy(statement);
  }
}
