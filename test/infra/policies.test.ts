import { describe, expect, it } from 'vitest';
import { identityKey, newVisitorsKey, visitorKey } from '../../core/config/keys.ts';
import { STAGE_NAMES } from '../../infra/stages.ts';
import { statementsOf, tooWide } from './support/policies.ts';
import { ofType } from './support/resolve.ts';
import { EVERYTHING, type Resources, synth } from './support/synth.ts';

const MODEL = 'bedrock:InvokeModel';
const profile = (id: string) => `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${id}`;
const model = (id: string, ...regions: string[]) =>
  regions.map((region) => `arn:aws:bedrock:${region}::foundation-model/${id}`);
const NOVA_REGIONS = ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1'];
const NOVA_MICRO = [profile('us.amazon.nova-micro-v1:0'), ...model('amazon.nova-micro-v1:0', ...NOVA_REGIONS)];

describe.each(STAGE_NAMES)('the policies of %s', (name) => {
  it.each([
    ['as it stands', {}],
    ['with everything that it may have', EVERYTHING],
  ])('have no unjustified wildcard, %s', (_, settings) => {
    const { resources } = synth(name, { settings });
    expect(statementsOf(resources).length).toBeGreaterThan(10);
    expect(tooWide(resources)).toEqual([]);
  });
});

const { resources } = synth('prod', { settings: EVERYTHING });
const table = (name: string) => {
  const id = Object.keys(resources).find((each) => each.startsWith(`Tables${name}`));
  return `arn:aws:dynamodb:us-east-1:123456789012:table/${id}`;
};

const keys = (...patterns: string[]) => ({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns } });
const live = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:frontdesk-prod-${name}:live`;
const machine = (name: string) => `arn:aws:states:us-east-1:123456789012:stateMachine:frontdesk-prod-${name}`;

/** The permissions of a role as `action resource`, without the actions that support no resource. */
const allowed = (role: string): string[] =>
  statementsOf(resources)
    .filter(({ effect }) => effect === 'Allow')
    .filter(({ where, resources: on }) => where.startsWith(`${role}RoleDefaultPolicy`) && !on.includes('*'))
    .flatMap(({ actions, resources: on }) => actions.flatMap((action) => on.map((each) => `${action} ${each}`)))
    .filter((each) => !/^logs:(CreateLogStream|PutLogEvents) /.test(each))
    .toSorted();

const grants = (wanted: Readonly<Record<string, readonly string[]>>): string[] =>
  Object.entries(wanted)
    .flatMap(([actions, on]) => actions.split(' ').flatMap((action) => on.map((each) => `${action} ${each}`)))
    .toSorted();

describe('a role', () => {
  it('of the front may start both workflows, read conversations, use the idempotency table and call the triage model', () => {
    expect(allowed('Front')).toEqual(
      grants({
        'states:StartSyncExecution': [machine('conversation-turn'), machine('desk-action')],
        'dynamodb:Query': ['', '/index/by-customer', '/index/by-order'].map(
          (part) => `${table('Conversations')}${part}`,
        ),
        'dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem': [table('Conversations'), table('Idempotency')],
        'dynamodb:DeleteItem': [table('Idempotency')],
        [MODEL]: NOVA_MICRO,
      }),
    );
  });

  it.each([
    [
      'the front',
      'Front',
      [
        [['dynamodb:PutItem'], keys('#SECRETS')],
        [['dynamodb:UpdateItem'], keys('#QUOTA#*', '#BUDGET#*')],
      ],
    ],
    [
      'the desk',
      'Desk',
      [
        [['dynamodb:PutItem'], keys('#AUDIT#*', '#SECRETS')],
        [['dynamodb:UpdateItem'], keys('#JOB#?#webhook#*', '#ERASED#*')],
        [['dynamodb:DeleteItem'], keys('#ENDPOINT#*')],
      ],
    ],
    ['the outbox', 'Outbox', [[['dynamodb:PutItem'], keys('#JOB#*', '#DISCARDED#*')]]],
  ])('of %s may write no conversation', (_, role, expected) => {
    const writes = statementsOf(resources).filter(
      ({ where, actions, resources: on }) =>
        where.startsWith(`${role}Role`) &&
        on.some((each) => each.startsWith(table('Conversations'))) &&
        actions.some((action) => /^dynamodb:(Put|Update|Delete|Batch|Partiql)/.test(action)),
    );
    expect(writes.map(({ actions, condition }) => [actions, condition])).toEqual(expected);
  });

  it('of the desk may start the acts of people, read conversations and the queue, and write what the next tests list', () => {
    expect(allowed('Desk')).toEqual(
      grants({
        'states:StartSyncExecution': [machine('desk-action')],
        'dynamodb:Query': ['', '/index/by-customer', '/index/by-desk', '/index/by-order'].map(
          (part) => `${table('Conversations')}${part}`,
        ),
        'dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem': [table('Conversations')],
      }),
    );
  });

  it.each(['DeskAuthorizer', 'StaffToken'])('of %s may write its own logs and traces, and nothing else', (role) => {
    expect(allowed(role)).toEqual([]);
    expect(Object.keys(resources).some((id) => id.startsWith(`${role}RoleDefaultPolicy`))).toBe(true);
  });

  it('of /session alone may sign, by the first key, and the authorizer of /mcp may read every public key', () => {
    const [signing, other] = ['b', 'a'].map((name) => {
      const ids = Object.keys(ofType('AWS::KMS::Key', resources));
      return `arn:aws:kms:us-east-1:123456789012:key/${ids.find((id) => id.startsWith(`SessionKeysKey${name}`))}`;
    });
    const uses = statementsOf(resources).filter(
      ({ type, actions }) => type !== 'AWS::KMS::Key' && actions.some((action) => action.startsWith('kms:')),
    );
    expect(
      uses.map(({ where, actions, resources: on }) => [where.replace(/Role.*/, ''), actions, on.toSorted()]),
    ).toEqual([
      ['Authorizer', ['kms:GetPublicKey'], [signing, other].toSorted()],
      ['Session', ['kms:Sign'], [signing]],
    ]);
    expect(allowed('Authorizer')).toHaveLength(2);
  });

  it('of /session has of the table only the items of visitors, of used JWTs and of its count', () => {
    const onTable = statementsOf(resources).filter(
      ({ where, resources: on }) => where.startsWith('SessionRole') && on.includes(table('Conversations')),
    );
    expect(onTable.map(({ actions, resources: on, condition }) => [actions, on.length, condition])).toEqual([
      [['dynamodb:UpdateItem'], 1, keys('#VISITOR#*', '#IDENTITY#*', '#NEW_VISITORS#*')],
      [['dynamodb:DeleteItem'], 1, keys('#VISITOR#*')],
    ]);
    expect(allowed('Session')).toHaveLength(3);
    const partitions = [visitorKey('c'), identityKey('i', 'j'), newVisitorsKey('203.0.113.0/24')];
    const patterns = ['#VISITOR#', '#IDENTITY#', '#NEW_VISITORS#'];
    expect(partitions.map((key) => patterns.findIndex((prefix) => key.startsWith(prefix)))).toEqual([0, 1, 2]);
  });

  it('of the turn function may use the table without scan and delete, call the three models and search one knowledge base', () => {
    expect(allowed('Turn')).toEqual(
      grants({
        'dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem': [table('Conversations')],
        'dynamodb:Query': ['by-desk', 'by-order'].map((index) => `${table('Conversations')}/index/${index}`),
        'bedrock:ApplyGuardrail': ['arn:aws:bedrock:us-east-1:123456789012:guardrail/abc123'],
        'bedrock:Retrieve': ['arn:aws:bedrock:us-east-1:123456789012:knowledge-base/KB12345678'],
        [MODEL]: [
          ...NOVA_MICRO,
          profile('us.amazon.nova-lite-v1:0'),
          ...model('amazon.nova-lite-v1:0', ...NOVA_REGIONS),
          profile('global.anthropic.claude-sonnet-4-6'),
          ...model('anthropic.claude-sonnet-4-6', '', 'us-east-1'),
        ],
      }),
    );
  });

  it('of the tools function may read the secrets and the keys of the tool servers and nothing else', () => {
    expect(allowed('Tools')).toEqual([
      'secretsmanager:GetSecretValue arn:aws:secretsmanager:us-east-1:123456789012:secret:store-key-AbCdEf',
      'secretsmanager:GetSecretValue arn:aws:secretsmanager:us-east-1:123456789012:secret:store-token-AbCdEf',
    ]);
  });

  it('of the outbox may read the stream, add jobs and what it discards, start the clock, and let Lambda write what that gives up', () => {
    const bucket = Object.keys(resources).find((id) => id.startsWith('OutboxChangesDiscarded'));
    expect(allowed('Outbox')).toEqual(
      grants({
        'dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:ListStreams': [
          `${table('Conversations').split('/')[1]}.StreamArn`,
        ],
        'dynamodb:PutItem': [table('Conversations')],
        'lambda:InvokeFunction': [live('clock')],
        's3:PutObject': [`arn:aws:s3:::${bucket}/*`],
        's3:ListBucket': [`arn:aws:s3:::${bucket}`],
      }),
    );
  });

  it('of the clock may use the table but what other functions write, call the triage model, and invoke itself and webhooks', () => {
    expect(allowed('Clock')).toEqual(
      grants({
        'dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem': [
          table('Conversations'),
          table('Idempotency'),
        ],
        'dynamodb:Query': ['', ...['customer', 'order', 'desk', 'due'].map((by) => `/index/by-${by}`)].map(
          (part) => `${table('Conversations')}${part}`,
        ),
        'lambda:InvokeFunction': [live('clock'), live('webhooks')],
        'bedrock:ApplyGuardrail': ['arn:aws:bedrock:us-east-1:123456789012:guardrail/abc123'],
        [MODEL]: NOVA_MICRO,
      }),
    );
    const denied = statementsOf(resources).filter(
      ({ where, effect }) => where.startsWith('ClockRole') && effect === 'Deny',
    );
    expect(denied.map(({ actions, resources: on, condition }) => [actions, on, condition])).toEqual([
      [
        ['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
        [table('Conversations')],
        {
          'ForAnyValue:StringLike': {
            'dynamodb:LeadingKeys': ['#SECRETS', '#AUDIT#*', '#VISITOR#*', '#IDENTITY#*', '#NEW_VISITORS#*'],
          },
        },
      ],
    ]);
  });

  it('of webhooks may read the secrets of its receivers and nothing else', () => {
    expect(allowed('Webhooks')).toEqual(
      ['crm-webhooks', 'warehouse'].map(
        (name) => `secretsmanager:GetSecretValue arn:aws:secretsmanager:us-east-1:123456789012:secret:${name}-AbCdEf`,
      ),
    );
    const without = statementsOf(synth('prod').resources).filter(({ where }) => where.startsWith('WebhooksRole'));
    expect(without.flatMap(({ actions }) => actions).filter((action) => /^(secrets|dynamo)/.test(action))).toEqual([]);
  });

  it('of no other function may invoke the clock or webhooks', () => {
    const invokers = statementsOf(resources).filter(
      ({ actions, resources: on, where }) =>
        actions.includes('lambda:InvokeFunction') &&
        on.some((each) => [live('clock'), live('webhooks')].includes(each)) &&
        where.includes('Role'),
    );
    expect(invokers.map(({ where }) => where.replace(/Role.*/, ''))).toEqual(['Clock', 'Outbox']);
  });

  it.each([
    ['Workflow', ['tools', 'turn']],
    ['DeskWorkflow', ['turn']],
  ])('of %s may invoke the aliases of the functions that run its tasks and nothing else', (id, functions) => {
    expect(allowed(`${id}StateMachine`)).toEqual(
      functions.map(
        (name) => `lambda:InvokeFunction arn:aws:lambda:us-east-1:123456789012:function:frontdesk-prod-${name}:live`,
      ),
    );
  });

  it('of the upload of pages may read its files, write those of the bucket and invalidate, and delete nothing', () => {
    const bucket = Object.keys(resources).find((id) => id.startsWith('PagesBucket'));
    expect(allowed('PageFiles')).toEqual([
      expect.stringMatching(
        /^cloudfront:CreateInvalidation arn:aws:cloudfront::123456789012:distribution\/PagesDistribution\w+$/,
      ),
      ...Array(2).fill(
        expect.stringMatching(/^s3:GetObject arn:aws:s3:::cdk-\w+-assets-123456789012-us-east-1\/\w+\.zip$/),
      ),
      `s3:ListBucket arn:aws:s3:::${bucket}`,
      `s3:PutObject arn:aws:s3:::${bucket}/*`,
    ]);
  });

  it('reaches a model behind a profile only through that profile', () => {
    const direct = statementsOf(resources).filter(({ resources: on }) =>
      on.some((each) => each.includes('foundation-model/')),
    );
    expect(direct.length).toBe(5);
    for (const { resources: on, condition } of direct) {
      const id = on[0]?.split('foundation-model/')[1] ?? '';
      const through = { StringEquals: { 'bedrock:InferenceProfileArn': expect.stringMatching(`\\.${id}$`) } };
      expect(condition).toEqual(through);
    }
  });

  it('reaches a model without a profile only in its own region', () => {
    const models = {
      triage: 'mistral.mistral-large-3-675b-instruct',
      fast: 'mistral.mistral-large-3-675b-instruct',
      strong: 'mistral.mistral-large-3-675b-instruct',
    };
    const statements = statementsOf(synth('dev', { settings: { models } }).resources);
    const on = statements.filter(({ actions }) => actions.includes(MODEL)).flatMap((each) => each.resources);
    expect(new Set(on)).toEqual(new Set(model('mistral.mistral-large-3-675b-instruct', 'us-east-1')));
  });
});

describe('tooWide', () => {
  const policy = (statement: object): Resources => ({
    Role: {
      Type: 'AWS::IAM::Policy',
      Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', ...statement }] } } as never,
    },
  });

  it.each([
    [{ Action: 'dynamodb:*', Resource: 'arn:a' }, 'Role allows dynamodb:*'],
    [{ Action: 'bedrock:InvokeModel', Resource: '*' }, 'Role allows bedrock:InvokeModel on everything'],
    [{ Action: 'lambda:InvokeFunction', Resource: ['arn:a', 'arn:b:*'] }, 'Role reaches arn:b:*'],
    [{ Action: ['xray:PutTraceSegments', 's3:GetObject'], Resource: '*' }, 'Role allows s3:GetObject on everything'],
    [{ NotAction: 'iam:PassRole', Resource: 'arn:a*' }, 'Role reaches arn:a*'],
    [{ Action: 's3:DeleteObject', Resource: 'arn:aws:s3:::a/*' }, 'Role reaches arn:aws:s3:::a/*'],
    [{ Action: 'sts:AssumeRole', Principal: { AWS: '*' } }, 'Role trusts any principal'],
  ])('finds %j', (statement, finding) => {
    expect(tooWide(policy(statement))).toEqual([finding]);
  });

  it('finds an attached AWS managed policy', () => {
    const ManagedPolicyArns = ['arn:aws:iam::aws:policy/AdministratorAccess'];
    const role = { Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns } as never } };
    expect(tooWide(role)).toEqual(['Role has arn:aws:iam::aws:policy/AdministratorAccess']);
  });
});
