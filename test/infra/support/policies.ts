import { resolve } from './resolve.ts';
import type { Resources } from './synth.ts';

export interface Statement {
  /** The logical id of the resource that contains the statement. */
  readonly where: string;
  readonly type: string;
  readonly effect: string;
  readonly actions: readonly string[];
  /** Empty in a resource-based policy, such as a role's trust policy. */
  readonly resources: readonly string[];
  readonly principal: unknown;
  readonly condition: unknown;
}

/** Every statement of every policy document in the template. */
export const statementsOf = (resources: Resources): Statement[] =>
  Object.entries(resources).flatMap(([where, { Type: type, Properties }]) =>
    documentsIn(resolve(Properties, resources)).flatMap((document) =>
      document.Statement.map((statement) => ({
        where,
        type,
        effect: String(statement.Effect),
        actions: list(statement.Action ?? statement.NotAction ?? '*'),
        resources: list(statement.Resource ?? statement.NotResource),
        principal: statement.Principal,
        condition: statement.Condition,
      })),
    ),
  );

interface Document {
  readonly Statement: readonly Record<string, unknown>[];
}

const documentsIn = (value: unknown): Document[] => {
  if (value === null || typeof value !== 'object') return [];
  if ('Statement' in value && Array.isArray(value.Statement)) return [value as Document];
  return Object.values(value).flatMap(documentsIn);
};

const list = (value: unknown): string[] => (value === undefined ? [] : [value].flat().map(String));

/** Actions without resource-level permissions, from AWS's Service Authorization Reference, and the reason for each grant. */
const WITHOUT_RESOURCE: Readonly<Record<string, string>> = {
  'xray:PutTraceSegments': 'a function or execution writes its trace',
  'xray:PutTelemetryRecords': 'a function or execution writes its trace',
  'xray:GetSamplingRules': 'the state machine samples traces',
  'xray:GetSamplingTargets': 'the state machine samples traces',
  'logs:CreateLogDelivery': 'Step Functions sets its log delivery up',
  'logs:GetLogDelivery': 'Step Functions sets its log delivery up',
  'logs:UpdateLogDelivery': 'Step Functions sets its log delivery up',
  'logs:DeleteLogDelivery': 'Step Functions sets its log delivery up',
  'logs:ListLogDeliveries': 'Step Functions sets its log delivery up',
  'logs:PutResourcePolicy': 'Step Functions lets log delivery write to the group',
  'logs:DescribeResourcePolicies': 'Step Functions lets log delivery write to the group',
  'logs:DescribeLogGroups': 'Step Functions looks its group up',
};

/** In a key policy, `*` means that key. */
const ON_THE_KEY: Readonly<Record<string, string>> = {
  'kms:*': "the account's own IAM policies govern the key, as AWS makes every key",
  'kms:Decrypt': 'CloudWatch publishes to an encrypted topic',
  'kms:GenerateDataKey*': 'CloudWatch publishes to an encrypted topic; AWS names this pair',
};

/** Actions on every object of a bucket, and the reason for each. */
const EVERY_OBJECT: Readonly<Record<string, string>> = {
  's3:GetObject': 'CloudFront serves every file of the pages',
  's3:PutObject': 'the deployment writes every file of the pages',
};
const OBJECTS = /^arn:aws:s3:::\w+\/\*$/;

/** The allowed AWS managed policies, by name. */
const MANAGED: Readonly<Record<string, string>> = {
  'service-role/AmazonAPIGatewayPushToCloudWatchLogs': "the account's one role by which API Gateway writes logs",
};

/** A sentence for each permission with an unjustified wildcard. Deny statements are not checked. */
export const tooWide = (resources: Resources): string[] => [
  ...statementsOf(resources)
    .filter(({ effect }) => effect === 'Allow')
    .filter(({ type, actions }) => type !== 'AWS::KMS::Key' || !actions.every((action) => action in ON_THE_KEY))
    .flatMap(({ where, actions, resources: on, principal }) => [
      ...actions.filter((action) => action.includes('*')).map((action) => `${where} allows ${action}`),
      ...on
        .filter((each) => each.includes('*') && each !== '*')
        .filter((each) => !OBJECTS.test(each) || !actions.every((action) => action in EVERY_OBJECT))
        .map((each) => `${where} reaches ${each}`),
      ...(on.includes('*') ? actions.filter((action) => !(action in WITHOUT_RESOURCE)) : []).map(
        (action) => `${where} allows ${action} on everything`,
      ),
      ...(JSON.stringify(principal ?? '').includes('"*"') ? [`${where} trusts any principal`] : []),
    ]),
  ...Object.entries(resources).flatMap(([where, { Properties }]) =>
    list(resolve(Properties?.ManagedPolicyArns, resources))
      .filter((policy) => !Object.keys(MANAGED).some((name) => policy === `arn:aws:iam::aws:policy/${name}`))
      .map((policy) => `${where} has ${policy}`),
  ),
];
