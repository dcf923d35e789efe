import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { timeLimits } from '../../core/config/time-limits.ts';
import { visitorBudgetVariable } from '../settings/session-settings.ts';
import type { Stage } from '../stages.ts';
import { allowBedrock } from './allow-bedrock.ts';
import { BundledFunction } from './bundled-function.ts';
import { invokeModels } from './invoke-models.ts';
import { playbookPath } from './playbook-assets.ts';

const { orderIndex, deskIndex } = CONVERSATIONS_TABLE;

export interface TurnFunctionProps {
  readonly stage: Stage;
  readonly asset: string;
  readonly conversations: ITable;
}

/**
 * Runs the steps that work on conversations, of turns and of what people do. Its role can read and write the table but not delete, and
 * call the stage's models and knowledge base.
 */
export class TurnFunction extends BundledFunction {
  constructor(scope: Construct, id: string, { stage, asset, conversations }: TurnFunctionProps) {
    const { models, contextTokens, playbook, dailyQuota, visitorBudget, retentionDays, guardrail, knowledgeBase } =
      stage.settings;
    super(scope, id, {
      stage,
      name: 'turn',
      asset,
      description: 'Frontdesk: the steps of a turn and of the desk, run by the state machines',
      timeout: Duration.seconds(timeLimits().turnFunction),
      environment: {
        STAGE: stage.name,
        TABLE_NAME: conversations.tableName,
        MODELS: JSON.stringify(models),
        CONTEXT_TOKENS: String(contextTokens),
        RETENTION_DAYS: String(retentionDays),
        PLAYBOOK: playbookPath(playbook),
        ...(dailyQuota && { DAILY_QUOTA: JSON.stringify(dailyQuota) }),
        VISITOR_BUDGET: visitorBudgetVariable(visitorBudget),
        ...(guardrail && { GUARDRAIL_ID: guardrail.id, GUARDRAIL_VERSION: guardrail.version }),
        ...(knowledgeBase && { KNOWLEDGE_BASE_ID: knowledgeBase.id }),
      },
    });
    const statements = [
      new PolicyStatement({
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
        resources: [conversations.tableArn],
      }),
      new PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: [orderIndex, deskIndex].map(({ name }) => `${conversations.tableArn}/index/${name}`),
      }),
      ...invokeModels(this, Object.values(models)),
      ...(guardrail ? [allowBedrock(this, 'bedrock:ApplyGuardrail', 'guardrail', guardrail.id)] : []),
      ...(knowledgeBase ? [allowBedrock(this, 'bedrock:Retrieve', 'knowledge-base', knowledgeBase.id)] : []),
    ];
    for (const statement of statements) this.role.addToPolicy(statement);
  }
}
