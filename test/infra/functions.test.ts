import { describe, expect, it } from 'vitest';
import { STAGE_NAMES, STAGES } from '../../infra/stages.ts';
import { ofType, resolve, theOne } from './resolve.ts';
import { EVERYTHING, synth } from './synth.ts';

const FUNCTION = 'AWS::Lambda::Function';
const PROTECTION = {
  RESOURCE_URL: expect.stringMatching(/^https:.*\/mcp$/),
  ISSUER: expect.stringMatching(/^https:/),
  SCOPE_PREFIX: 'frontdesk/',
};

describe.each(STAGE_NAMES)('the functions of %s', (name) => {
  const { resources } = synth(name);
  const settings = STAGES[name];
  const turn = theOne(FUNCTION, resources, 'Turn');
  const front = theOne(FUNCTION, resources, 'Front');
  const authorizer = theOne(FUNCTION, resources, 'Authorizer');
  const tools = theOne(FUNCTION, resources, 'Tools');

  it('are four, on Node 24 and arm64, traced', () => {
    const functions = Object.values(ofType(FUNCTION, resources));
    expect(functions).toHaveLength(4);
    for (const each of functions) {
      expect(each).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        TracingConfig: { Mode: 'Active' },
      });
    }
  });

  it('end before those who wait for them', () => {
    expect(turn).toMatchObject({ Timeout: 30 });
    expect(front).toMatchObject({ Timeout: 130 });
    expect(authorizer).toMatchObject({ Timeout: 10 });
    expect(tools).toMatchObject({ Timeout: 30 });
  });

  it('read exactly the variables that stand in their index.ts', () => {
    const models = JSON.stringify(settings.models);
    expect(turn.Environment).toEqual({
      Variables: {
        STAGE: name,
        TABLE_NAME: expect.stringMatching(/^TablesConversations/),
        MODELS: models,
        CONTEXT_TOKENS: String(settings.contextTokens),
        RETENTION_DAYS: String(settings.retentionDays),
        DAILY_QUOTA: JSON.stringify(settings.dailyQuota),
        PLAYBOOK: `playbooks/${settings.playbook}.json`,
      },
    });
    expect(front.Environment).toEqual({
      Variables: {
        STAGE: name,
        TABLE_NAME: expect.stringMatching(/^TablesConversations/),
        IDEMPOTENCY_TABLE_NAME: expect.stringMatching(/^TablesIdempotency/),
        STATE_MACHINE_ARN: `arn:aws:states:us-east-1:123456789012:stateMachine:frontdesk-${name}-conversation-turn`,
        MODELS: models,
        TURN_SECONDS: String(settings.turnSeconds),
        PLAYBOOK: `playbooks/${settings.playbook}.json`,
        DAILY_QUOTA: JSON.stringify(settings.dailyQuota),
        ...PROTECTION,
      },
    });
    expect(tools.Environment).toEqual({
      Variables: { STAGE: name, TOOL_SERVERS: '[]', PLAYBOOK: `playbooks/${settings.playbook}.json` },
    });
    expect(authorizer.Environment).toEqual({
      Variables: {
        STAGE: name,
        JWKS_URI: expect.stringMatching(/^https:.*\/\.well-known\/jwks\.json$/),
        CLIENT_IDS: expect.stringMatching(/^\w+,\w+$/),
        ...PROTECTION,
      },
    });
  });

  it('reserve what the stage asks for, and twice that for the turn function', () => {
    const reserved = settings.reservedConcurrency;
    expect(front.ReservedConcurrentExecutions).toBe(reserved ?? undefined);
    expect(authorizer.ReservedConcurrentExecutions).toBe(reserved ?? undefined);
    expect(turn.ReservedConcurrentExecutions).toBe(reserved === null ? undefined : 2 * reserved);
    // No stage has tool servers yet: nothing is set aside for them.
    expect(tools.ReservedConcurrentExecutions).toBeUndefined();
  });

  it('keep warm what the stage asks for, scaled with its use', () => {
    const warm = settings.provisionedConcurrency;
    const aliases = Object.entries(ofType('AWS::Lambda::Alias', resources));
    expect(aliases).toHaveLength(4);
    for (const [id, alias] of aliases) {
      expect(alias.Name).toBe('live');
      expect(alias.ProvisionedConcurrencyConfig).toEqual(
        warm && !id.startsWith('Tools') ? { ProvisionedConcurrentExecutions: warm.min } : undefined,
      );
    }
    const targets = Object.values(ofType('AWS::ApplicationAutoScaling::ScalableTarget', resources));
    expect(targets).toHaveLength(warm ? 3 : 0);
    for (const target of targets) expect(target).toMatchObject({ MinCapacity: warm?.min, MaxCapacity: warm?.max });
    for (const policy of Object.values(ofType('AWS::ApplicationAutoScaling::ScalingPolicy', resources))) {
      expect(policy).toMatchObject({
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 0.7,
          PredefinedMetricSpecification: {
            PredefinedMetricType: 'LambdaProvisionedConcurrencyUtilization',
          },
        },
      });
    }
  });

  it('log to groups of their own, for as long as the stage says', () => {
    for (const [group, fn] of [
      ['turn', turn],
      ['mcp', front],
      ['authorizer', authorizer],
      ['tools', tools],
    ] as const) {
      const id = (fn.LoggingConfig as { LogGroup: string } | undefined)?.LogGroup ?? '';
      expect(resolve(resources[id]?.Properties, resources)).toMatchObject({
        LogGroupName: `/frontdesk/${name}/${group}`,
        RetentionInDays: settings.logRetentionDays,
      });
    }
  });
});

describe('prod', () => {
  it('reserves 100 and 200, and keeps 5 warm', () => {
    expect(STAGES.prod).toMatchObject({ reservedConcurrency: 100, provisionedConcurrency: { min: 5 } });
  });
});

describe('what a stage may have', () => {
  it('reaches the functions as variables', () => {
    const { resources } = synth('dev', { settings: EVERYTHING });
    expect(theOne(FUNCTION, resources, 'Front').Environment).toMatchObject({
      Variables: { ALLOWED_ORIGINS: 'https://help.example.com,https://shop.example.com' },
    });
    expect(theOne(FUNCTION, resources, 'Turn').Environment).toMatchObject({
      Variables: { GUARDRAIL_ID: 'abc123', GUARDRAIL_VERSION: '2', KNOWLEDGE_BASE_ID: 'KB12345678' },
    });
  });
});
