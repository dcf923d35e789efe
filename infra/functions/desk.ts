import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { Protection } from '../../core/access/bearer-challenge.ts';
import { AUDIT_PREFIX, ENDPOINT_PREFIX, ERASED_PREFIX, JOB_PREFIX, SECRETS_KEY } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { timeLimits } from '../../core/config/time-limits.ts';
import { frontVariables } from '../auth/token-issuer.ts';
import type { Stage } from '../stages.ts';
import { BundledFunction } from './bundled-function.ts';
import { playbookPath } from './playbook-assets.ts';
import { withKeys } from './with-keys.ts';

const { customerIndex, orderIndex, deskIndex } = CONVERSATIONS_TABLE;

export interface DeskFunctionProps {
  readonly stage: Stage;
  readonly asset: string;
  readonly conversations: ITable;
  /** Runs the acts of people. */
  readonly workflow: StateMachine;
  readonly protection: Protection;
  /** Of the web pages that may call it. */
  readonly origins: readonly string[];
}

/**
 * The MCP endpoint of people. It starts acts and reads conversations. It writes only audit items, the cursor key, jobs that are sent again, and the
 * tombstone of an erasure, and switches endpoints on.
 */
export class DeskFunction extends BundledFunction {
  constructor(scope: Construct, id: string, props: DeskFunctionProps) {
    const { stage, asset, conversations, workflow, protection, origins } = props;
    const { models, contextTokens, turnSeconds, retentionDays, dailyQuota, playbook, webhooks } = stage.settings;
    super(scope, id, {
      stage,
      name: 'desk',
      asset,
      description: 'Frontdesk: the MCP endpoint of people who answer customers',
      timeout: Duration.seconds(timeLimits().frontFunction),
      // DEFAULT_OPERATOR is not set: in AWS the operator comes from the token only.
      environment: {
        STAGE: stage.name,
        TABLE_NAME: conversations.tableName,
        STATE_MACHINE_ARN: workflow.stateMachineArn,
        PLAYBOOK: playbookPath(playbook),
        WEBHOOKS: JSON.stringify(webhooks),
        // What `get_settings` shows.
        MODELS: JSON.stringify(models),
        CONTEXT_TOKENS: String(contextTokens),
        TURN_SECONDS: String(turnSeconds),
        RETENTION_DAYS: String(retentionDays),
        ...(dailyQuota && { DAILY_QUOTA: JSON.stringify(dailyQuota) }),
        ...frontVariables(protection, origins),
      },
      // People poll, which keeps it warm.
      isCold: true,
    });
    const statements = [
      new PolicyStatement({ actions: ['states:StartSyncExecution'], resources: [workflow.stateMachineArn] }),
      // A transcript is a query of the index by order, for which DynamoDB fetches the rest of each turn from the table.
      new PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: ['', ...[customerIndex, orderIndex, deskIndex].map(({ name }) => `/index/${name}`)].map(
          (part) => `${conversations.tableArn}${part}`,
        ),
      }),
      new PolicyStatement({ actions: ['dynamodb:GetItem'], resources: [conversations.tableArn] }),
      withKeys(conversations, ['dynamodb:PutItem'], `${AUDIT_PREFIX}*`, SECRETS_KEY),
      withKeys(conversations, ['dynamodb:UpdateItem'], `${JOB_PREFIX}?#webhook#*`, `${ERASED_PREFIX}*`),
      // An item says that an endpoint is off.
      withKeys(conversations, ['dynamodb:DeleteItem'], `${ENDPOINT_PREFIX}*`),
    ];
    for (const statement of statements) this.role.addToPolicy(statement);
  }
}
