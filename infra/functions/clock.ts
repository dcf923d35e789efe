import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Alias, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import {
  AUDIT_PREFIX,
  IDENTITY_PREFIX,
  NEW_VISITORS_PREFIX,
  SECRETS_KEY,
  VISITOR_PREFIX,
} from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { timeLimits } from '../../core/config/time-limits.ts';
import { visitorBudgetVariable } from '../settings/session-settings.ts';
import type { Stage } from '../stages.ts';
import { allowBedrock } from './allow-bedrock.ts';
import { BundledFunction } from './bundled-function.ts';
import { invokeModels } from './invoke-models.ts';
import { playbookPath } from './playbook-assets.ts';

const { customerIndex, orderIndex, deskIndex, dueIndex } = CONVERSATIONS_TABLE;

const MINUTE = Duration.minutes(1);

/** Partitions that only a front or `/session` writes. */
const OF_OTHERS = [
  SECRETS_KEY,
  ...[AUDIT_PREFIX, VISITOR_PREFIX, IDENTITY_PREFIX, NEW_VISITORS_PREFIX].map((prefix) => `${prefix}*`),
];

export interface ClockFunctionProps {
  readonly stage: Stage;
  readonly asset: string;
  readonly conversations: ITable;
  readonly idempotency: ITable;
  /** Sends webhooks. */
  readonly webhooks: Alias;
}

/**
 * Runs what is due: it looks every minute, and invokes itself for each target. Its role can read, write and, for erasures, delete items of
 * the table, except those that only other functions write; call the triage model; and invoke itself and the function that sends webhooks.
 */
export class ClockFunction extends BundledFunction {
  constructor(scope: Construct, id: string, props: ClockFunctionProps) {
    const { stage, asset, conversations, idempotency, webhooks } = props;
    const { models, playbook, visitorBudget, retentionDays, guardrail } = stage.settings;
    const itself = `frontdesk-${stage.name}-clock:live`;
    super(scope, id, {
      stage,
      name: 'clock',
      asset,
      description: 'Frontdesk: runs what is due',
      timeout: Duration.seconds(timeLimits().clockFunction),
      environment: {
        STAGE: stage.name,
        TABLE_NAME: conversations.tableName,
        IDEMPOTENCY_TABLE_NAME: idempotency.tableName,
        MODELS: JSON.stringify(models),
        PLAYBOOK: playbookPath(playbook),
        RETENTION_DAYS: String(retentionDays),
        VISITOR_BUDGET: visitorBudgetVariable(visitorBudget),
        WEBHOOKS: JSON.stringify(stage.settings.webhooks),
        CLOCK_FUNCTION: itself,
        WEBHOOKS_FUNCTION: webhooks.functionArn,
        ...(guardrail && { GUARDRAIL_ID: guardrail.id, GUARDRAIL_VERSION: guardrail.version }),
      },
      // Nobody waits for it.
      isCold: true,
      isUntraced: true,
    });
    this.#schedule();
    const { tableArn } = conversations;
    const statements = [
      new PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: ['', ...[customerIndex, orderIndex, deskIndex, dueIndex].map(({ name }) => `/index/${name}`)].map(
          (part) => `${tableArn}${part}`,
        ),
      }),
      ...[tableArn, idempotency.tableArn].map(
        (table) =>
          new PolicyStatement({
            actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
            resources: [table],
          }),
      ),
      // A conversation's partition key can begin with any letter, so the partitions that the clock must not change are denied.
      new PolicyStatement({
        effect: Effect.DENY,
        actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
        resources: [tableArn],
        conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': OF_OTHERS } },
      }),
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [this.#arn(itself), webhooks.functionArn],
      }),
      ...invokeModels(this, [models.triage]),
      ...(guardrail ? [allowBedrock(this, 'bedrock:ApplyGuardrail', 'guardrail', guardrail.id)] : []),
    ];
    for (const statement of statements) this.role.addToPolicy(statement);
  }

  /** Work that failed is still due, and the run of the next minute repeats it: no retries, and no events older than a minute. */
  #schedule(): void {
    const once = { retryAttempts: 0, maxEventAge: MINUTE };
    this.live.configureAsyncInvoke(once);
    new Rule(this, 'EveryMinute', {
      description: 'Frontdesk: looks for what is due',
      schedule: Schedule.rate(MINUTE),
      // The cast is needed because CDK's classes do not compile with exactOptionalPropertyTypes.
      targets: [new LambdaFunction(this.live as IFunction, once)],
    });
  }

  /** Written out, because a role that refers to the alias of its own function would be a circular reference. */
  #arn(name: string): string {
    return Stack.of(this).formatArn({
      service: 'lambda',
      resource: 'function',
      resourceName: name,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }
}
