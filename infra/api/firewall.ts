import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { jsonRpcError } from '../../core/errors/json-rpc.ts';
import { deskLimits, sessionLimits } from '../settings/sizes.ts';
import type { Stage } from '../stages.ts';
import { MANAGED_RULES } from './managed-rules.ts';

/**
 * The largest part of a body that WAF can inspect on API Gateway, and so the largest limit that its size rule can enforce. A message of
 * 8,000 characters that are all escaped as \uXXXX has 48,000 bytes. The front has its own limit of 256 KB.
 */
const INSPECTED = { setting: 'KB_64', bytes: 65_536 } as const;

export interface FirewallProps {
  readonly stage: Stage;
  readonly api: RestApi;
  readonly limits: NonNullable<Stage['settings']['firewall']>;
}

/** The web ACL of the stage. It inspects requests before authorization, so it stops a flood of requests without tokens. */
export class Firewall extends Construct {
  constructor(scope: Construct, id: string, { stage, api, limits }: FirewallProps) {
    super(scope, id);
    const name = `frontdesk-${stage.name}`;
    const rules = [
      rule(`${name}-body-size`, blocked(413, 'TooLarge'), {
        sizeConstraintStatement: {
          fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
          comparisonOperator: 'GE',
          size: INSPECTED.bytes,
          textTransformations: [{ priority: 0, type: 'NONE' }],
        },
      }),
      // The people of a company may share one address, and poll.
      perAddress(`${name}-desk-rate`, deskLimits(stage.settings).requestsPerFiveMinutes, FOR_DESK),
      perAddress(`${name}-session-rate`, sessionLimits(stage.settings).requestsPerFiveMinutes, endingIn('/session')),
      perAddress(`${name}-rate`, limits.requestsPerFiveMinutes, { notStatement: { statement: FOR_DESK } }),
      managed(`${name}-common`, 'AWSManagedRulesCommonRuleSet'),
      managed(`${name}-known-bad-inputs`, 'AWSManagedRulesKnownBadInputsRuleSet'),
    ];
    const acl = new CfnWebACL(this, 'WebAcl', {
      name,
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: visible(name),
      associationConfig: { requestBody: { API_GATEWAY: { defaultSizeInspectionLimit: INSPECTED.setting } } },
      customResponseBodies: {
        TooLarge: json(`Body too large: send fewer than ${INSPECTED.bytes} bytes.`),
        TooMany: json('Too many requests from this address: wait a few minutes and try again.'),
      },
      rules: rules.map((each, priority) => ({ ...each, priority })),
    });
    new CfnWebACLAssociation(this, 'Association', {
      resourceArn: api.deploymentStage.stageArn,
      webAclArn: acl.attrArn,
    });
  }
}

type Rule = Omit<CfnWebACL.RuleProperty, 'priority'>;

const rule = (name: string, action: CfnWebACL.RuleActionProperty, statement: CfnWebACL.StatementProperty): Rule => ({
  name,
  action,
  statement,
  visibilityConfig: visible(name),
});

/** A path, behind that of the API's stage. Any other spelling counts for the rule of all others, or leads nowhere. */
const endingIn = (path: string): CfnWebACL.StatementProperty => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: 'ENDS_WITH',
    searchString: path,
    textTransformations: [{ priority: 0, type: 'NONE' }],
  },
});
const FOR_DESK = endingIn('/desk');

/** Pages may read why they are blocked; nothing in it is confidential. */
const CORS: CfnWebACL.CustomHTTPHeaderProperty = { name: 'Access-Control-Allow-Origin', value: '*' };

const perAddress = (name: string, limit: number, scopeDownStatement: CfnWebACL.StatementProperty): Rule =>
  rule(name, blocked(429, 'TooMany', [{ name: 'Retry-After', value: '60' }]), {
    rateBasedStatement: { aggregateKeyType: 'IP', evaluationWindowSec: 300, limit, scopeDownStatement },
  });

const managed = (name: string, group: keyof typeof MANAGED_RULES): Rule => ({
  name,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name: group,
      ruleActionOverrides: Object.entries(MANAGED_RULES[group])
        .filter(([, { action }]) => action === 'count')
        .map(([rule]) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
  visibilityConfig: visible(name),
});

const visible = (metricName: string) => ({ metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true });

const blocked = (
  responseCode: number,
  customResponseBodyKey: string,
  responseHeaders: CfnWebACL.CustomHTTPHeaderProperty[] = [],
): CfnWebACL.RuleActionProperty => ({
  block: {
    customResponse: { responseCode, customResponseBodyKey, responseHeaders: [CORS, ...responseHeaders] },
  },
});

const json = (message: string): CfnWebACL.CustomResponseBodyProperty => ({
  contentType: 'APPLICATION_JSON',
  content: jsonRpcError(-32000, message),
});
