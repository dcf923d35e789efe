import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { IDENTITY_PREFIX, NEW_VISITORS_PREFIX, VISITOR_PREFIX } from '../../core/config/keys.ts';
import type { SessionKeys } from '../auth/session-keys.ts';
import { identityVariable, visitorBudgetVariable } from '../settings/session-settings.ts';
import type { Stage } from '../stages.ts';
import { BundledFunction } from './bundled-function.ts';
import { withKeys } from './with-keys.ts';

/** Allows for a cold start, and for tries of the table and of KMS, which time out after seconds. */
const TIMEOUT = Duration.seconds(15);

export interface SessionFunctionProps {
  readonly stage: Stage;
  readonly asset: string;
  readonly conversations: ITable;
  readonly keys: SessionKeys;
  /** URL of `/session`, the issuer of its tokens. */
  readonly issuer: string;
  /** URL of `/mcp`, their audience. */
  readonly resource: string;
  /** Of the web pages that may call it. */
  readonly origins: readonly string[];
}

/** Opens sessions of visitors and of the shop's customers. It can reach only their items of the table, and no other function may sign tokens. */
export class SessionFunction extends BundledFunction {
  constructor(scope: Construct, id: string, props: SessionFunctionProps) {
    const { stage, asset, conversations, keys, issuer, resource, origins } = props;
    super(scope, id, {
      stage,
      name: 'session',
      asset,
      description: 'Frontdesk: tokens of visitors and of the customers of shops',
      timeout: TIMEOUT,
      environment: {
        TABLE_NAME: conversations.tableName,
        RESOURCE_URL: resource,
        ...sessionVariables(stage, keys, issuer),
        ALLOWED_ORIGINS: origins.join(','),
        VISITOR_BUDGET: visitorBudgetVariable(stage.settings.visitorBudget),
      },
      // It is called while a customer reads the greeting.
      isCold: true,
    });
    const [signing] = keys.arns;
    this.role.addToPolicy(new PolicyStatement({ actions: ['kms:Sign'], resources: [signing] }));
    const items = [VISITOR_PREFIX, IDENTITY_PREFIX, NEW_VISITORS_PREFIX].map((prefix) => `${prefix}*`);
    this.role.addToPolicy(withKeys(conversations, ['dynamodb:UpdateItem'], ...items));
    this.role.addToPolicy(withKeys(conversations, ['dynamodb:DeleteItem'], `${VISITOR_PREFIX}*`));
  }
}

/** The variables about sessions that `/session` and the authorizer of `/mcp` share. */
export const sessionVariables = (
  { settings: { identity } }: Stage,
  { arns }: SessionKeys,
  issuer: string,
): Record<string, string> => ({
  SESSION_ISSUER: issuer,
  SESSION_KEYS: arns.join(','),
  ...(identity.length > 0 && { IDENTITY_ISSUERS: identityVariable(identity) }),
});
