import { describe, expect, it } from 'vitest';
import { readIdentityIssuers } from '../../core/config/identity-issuers.ts';
import { readEndpoints } from '../../core/events/endpoint.ts';
import type { DeployedName } from '../../infra/functions/bundles.ts';
import { MEMORY_MB } from '../../infra/functions/memory.ts';
import { reservations } from '../../infra/settings/sizes.ts';
import { STAGE_NAMES, STAGES } from '../../infra/stages.ts';
import { functionsIn, ofType, resolve, theOne, variables } from './support/resolve.ts';
import { EVERYTHING, synth } from './support/synth.ts';

const FUNCTION = 'AWS::Lambda::Function';
const PROTECTION = {
  RESOURCE_URL: expect.stringMatching(/^https:.*\/mcp$/),
  ISSUER: expect.stringMatching(/^https:/),
  JWKS_URI: expect.stringMatching(/^https:.*\/\.well-known\/jwks\.json$/),
  SCOPE_PREFIX: 'frontdesk/',
};

const SESSIONS = {
  SESSION_ISSUER: expect.stringMatching(/^https:.*\/session$/),
  SESSION_KEYS: expect.stringMatching(/^arn:aws:kms:us-east-1:123456789012:key\/SessionKeysKeya\w+$/),
};

describe.each(STAGE_NAMES)('the functions of %s', (name) => {
  const { resources } = synth(name);
  const settings = STAGES[name];
  const turn = theOne(FUNCTION, resources, 'Turn');
  const front = theOne(FUNCTION, resources, 'Front');
  const desk = theOne(FUNCTION, resources, 'DeskFunction');
  const authorizer = theOne(FUNCTION, resources, 'Authorizer');
  const deskAuthorizer = theOne(FUNCTION, resources, 'DeskAuthorizer');
  const staffToken = theOne(FUNCTION, resources, 'StaffToken');
  const tools = theOne(FUNCTION, resources, 'Tools');
  const session = theOne(FUNCTION, resources, 'SessionFunction');
  const outbox = theOne(FUNCTION, resources, 'Outbox');
  const clock = theOne(FUNCTION, resources, 'Clock');
  const webhooks = theOne(FUNCTION, resources, 'Webhooks');
  const byName = {
    turn,
    mcp: front,
    desk,
    authorizer,
    'desk-authorizer': deskAuthorizer,
    'staff-token': staffToken,
    tools,
    session,
    outbox,
    clock,
    webhooks,
  } as const satisfies Record<DeployedName, unknown>;
  const names = Object.keys(byName) as DeployedName[];

  it('are eleven, on Node 24 and arm64, traced if a request waits for them', () => {
    const functions = Object.values(functionsIn(resources));
    expect(functions).toHaveLength(names.length);
    for (const each of functions) {
      expect(each).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
      });
    }
    const untraced = names.filter((each) => !byName[each].TracingConfig);
    expect(untraced).toEqual(['outbox', 'clock', 'webhooks']);
  });

  it('time out before their callers', () => {
    expect(turn).toMatchObject({ Timeout: 30 });
    expect(front).toMatchObject({ Timeout: 130 });
    expect(desk).toMatchObject({ Timeout: 130 });
    expect(authorizer).toMatchObject({ Timeout: 10 });
    expect(deskAuthorizer).toMatchObject({ Timeout: 10 });
    expect(staffToken).toMatchObject({ Timeout: 5 });
    expect(tools).toMatchObject({ Timeout: 30 });
    expect(session).toMatchObject({ Timeout: 15 });
    expect(outbox).toMatchObject({ Timeout: 60 });
    expect(clock).toMatchObject({ Timeout: 120 });
    expect(webhooks).toMatchObject({ Timeout: 25 });
  });

  it('have the memory of infra/functions/memory.ts', () => {
    for (const each of names) expect(byName[each], each).toMatchObject({ MemorySize: MEMORY_MB[each] });
  });

  it('have exactly the variables that their index.ts reads', () => {
    const models = JSON.stringify(settings.models);
    expect(turn.Environment).toEqual({
      Variables: {
        STAGE: name,
        TABLE_NAME: expect.stringMatching(/^TablesConversations/),
        MODELS: models,
        CONTEXT_TOKENS: String(settings.contextTokens),
        RETENTION_DAYS: String(settings.retentionDays),
        DAILY_QUOTA: JSON.stringify(settings.dailyQuota),
        VISITOR_BUDGET: '{"turns":2000,"requests":200,"turns_per_network":60,"new_per_network":300}',
        PLAYBOOK: `playbooks/${settings.playbook}.json`,
      },
    });
    expect(front.Environment).toEqual({
      Variables: {
        STAGE: name,
        TABLE_NAME: expect.stringMatching(/^TablesConversations/),
        IDEMPOTENCY_TABLE_NAME: expect.stringMatching(/^TablesIdempotency/),
        STATE_MACHINE_ARN: `arn:aws:states:us-east-1:123456789012:stateMachine:frontdesk-${name}-conversation-turn`,
        DESK_STATE_MACHINE_ARN: `arn:aws:states:us-east-1:123456789012:stateMachine:frontdesk-${name}-desk-action`,
        MODELS: models,
        TURN_SECONDS: String(settings.turnSeconds),
        PLAYBOOK: `playbooks/${settings.playbook}.json`,
        DAILY_QUOTA: JSON.stringify(settings.dailyQuota),
        VISITOR_BUDGET: '{"turns":2000,"requests":200,"turns_per_network":60,"new_per_network":300}',
        LOGIN_URL: expect.stringMatching(/^https:.*\.amazoncognito\.com$/),
        ALLOWED_ORIGINS: expect.stringMatching(/^https:\/\/PagesDistribution\w+\.DomainName$/),
        ...PROTECTION,
      },
    });
    expect(tools.Environment).toEqual({
      Variables: { STAGE: name, TOOL_SERVERS: '[]', PLAYBOOK: `playbooks/${settings.playbook}.json` },
    });
    expect(desk.Environment).toEqual({
      Variables: {
        STAGE: name,
        TABLE_NAME: expect.stringMatching(/^TablesConversations/),
        STATE_MACHINE_ARN: `arn:aws:states:us-east-1:123456789012:stateMachine:frontdesk-${name}-desk-action`,
        PLAYBOOK: `playbooks/${settings.playbook}.json`,
        WEBHOOKS: '[]',
        MODELS: models,
        CONTEXT_TOKENS: String(settings.contextTokens),
        TURN_SECONDS: String(settings.turnSeconds),
        RETENTION_DAYS: String(settings.retentionDays),
        DAILY_QUOTA: JSON.stringify(settings.dailyQuota),
        LOGIN_URL: expect.stringMatching(/^https:.*\.amazoncognito\.com$/),
        ALLOWED_ORIGINS: expect.stringMatching(/^https:\/\/PagesDistribution\w+\.DomainName$/),
        ...PROTECTION,
        RESOURCE_URL: expect.stringMatching(/^https:.*\/desk$/),
      },
    });
    expect(deskAuthorizer.Environment).toEqual({
      Variables: {
        STAGE: name,
        ENDPOINT: 'desk',
        CLIENT_IDS: expect.stringMatching(/^StaffPoolPeople\w+,StaffPoolConsole\w+$/),
        CONSOLE_CLIENT: expect.stringMatching(/^StaffPoolConsole\w+$/),
        ...PROTECTION,
        RESOURCE_URL: expect.stringMatching(/^https:.*\/desk$/),
      },
    });
    expect(staffToken.Environment).toBeUndefined();
    expect(authorizer.Environment).toEqual({
      Variables: {
        STAGE: name,
        CLIENT_IDS: expect.stringMatching(/^\w+,\w+$/),
        ...PROTECTION,
        ...SESSIONS,
      },
    });
    const live = (fn: string) => `arn:aws:lambda:us-east-1:123456789012:function:frontdesk-${name}-${fn}:live`;
    expect(outbox.Environment).toEqual({
      Variables: {
        STAGE: name,
        TABLE_NAME: expect.stringMatching(/^TablesConversations/),
        WEBHOOKS: '[]',
        CLOCK_FUNCTION: live('clock'),
      },
    });
    expect(clock.Environment).toEqual({
      Variables: {
        STAGE: name,
        TABLE_NAME: expect.stringMatching(/^TablesConversations/),
        IDEMPOTENCY_TABLE_NAME: expect.stringMatching(/^TablesIdempotency/),
        MODELS: models,
        PLAYBOOK: `playbooks/${settings.playbook}.json`,
        RETENTION_DAYS: String(settings.retentionDays),
        VISITOR_BUDGET: '{"turns":2000,"requests":200,"turns_per_network":60,"new_per_network":300}',
        WEBHOOKS: '[]',
        CLOCK_FUNCTION: `frontdesk-${name}-clock:live`,
        WEBHOOKS_FUNCTION: live('webhooks'),
      },
    });
    expect(webhooks.Environment).toEqual({ Variables: { WEBHOOKS: '[]' } });
    expect(session.Environment).toEqual({
      Variables: {
        TABLE_NAME: expect.stringMatching(/^TablesConversations/),
        RESOURCE_URL: PROTECTION.RESOURCE_URL,
        ALLOWED_ORIGINS: expect.stringMatching(/^https:\/\/PagesDistribution\w+\.DomainName$/),
        VISITOR_BUDGET: '{"turns":2000,"requests":200,"turns_per_network":60,"new_per_network":300}',
        ...SESSIONS,
      },
    });
  });

  it("reserve what the stage's rate needs", () => {
    const reserved = reservations(settings);
    for (const each of names) expect(byName[each].ReservedConcurrentExecutions, each).toBe(reserved[each] || undefined);
    // No stage has tool servers or receivers of webhooks, so their functions reserve nothing.
    expect(tools.ReservedConcurrentExecutions).toBeUndefined();
    expect(webhooks.ReservedConcurrentExecutions).toBeUndefined();
  });

  it("provision the stage's concurrency, scaled with utilization", () => {
    const warm = settings.provisionedConcurrency;
    const { authorizer: most } = reservations(settings);
    const aliases = Object.entries(ofType('AWS::Lambda::Alias', resources));
    expect(aliases).toHaveLength(names.length);
    for (const [id, alias] of aliases) {
      expect(alias.Name).toBe('live');
      expect(alias.ProvisionedConcurrencyConfig).toEqual(
        warm && /^(Turn|Front|Authorizer)/.test(id) ? { ProvisionedConcurrentExecutions: warm.min } : undefined,
      );
    }
    const targets = Object.values(ofType('AWS::ApplicationAutoScaling::ScalableTarget', resources));
    expect(targets).toHaveLength(warm ? 3 : 0);
    // No function has more warm sandboxes than it reserves.
    const largest = targets.map(({ MaxCapacity }) => Number(MaxCapacity)).toSorted((a, b) => a - b);
    expect(largest).toEqual(warm ? [Math.min(warm.max, most), warm.max, warm.max] : []);
    for (const target of targets) expect(target).toMatchObject({ MinCapacity: warm?.min });
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

  it("log to separate groups, with the stage's retention", () => {
    for (const [group, fn] of Object.entries(byName)) {
      const id = (fn.LoggingConfig as { LogGroup: string } | undefined)?.LogGroup ?? '';
      expect(resolve(resources[id]?.Properties, resources)).toMatchObject({
        LogGroupName: `/frontdesk/${name}/${group}`,
        RetentionInDays: settings.logRetentionDays,
      });
    }
  });
});

describe('tool servers', () => {
  it('make the tools function reserve and provision', () => {
    const { resources } = synth('prod', { settings: { toolServers: EVERYTHING.toolServers } });
    expect(theOne(FUNCTION, resources, 'Tools').ReservedConcurrentExecutions).toBe(40);
    expect(Object.keys(ofType('AWS::ApplicationAutoScaling::ScalableTarget', resources))).toHaveLength(4);
  });
});

describe('webhooks', () => {
  const { resources } = synth('prod', { settings: EVERYTHING });

  it('are known to the functions that derive, send, run and list them, as each reads them', () => {
    for (const id of ['Outbox', 'Clock', 'Webhooks', 'DeskFunction'])
      expect(readEndpoints(variables(resources, id).WEBHOOKS ?? ''), id).toMatchObject([
        { name: 'crm', include: 'summary' },
        { name: 'warehouse', include: null },
      ]);
  });

  it('reserve eight deliveries at once for each receiver, and a run of the clock', () => {
    expect(theOne(FUNCTION, resources, 'Webhooks').ReservedConcurrentExecutions).toBe(16);
    expect(theOne(FUNCTION, resources, 'Clock').ReservedConcurrentExecutions).toBe(12);
  });
});

describe('optional settings', () => {
  it('reach the functions as variables', () => {
    const { resources } = synth('dev', { settings: EVERYTHING });
    expect(theOne(FUNCTION, resources, 'Front').Environment).toMatchObject({
      Variables: {
        ALLOWED_ORIGINS:
          'https://desk.example.com,https://www.example.com,https://help.example.com,https://shop.example.com',
      },
    });
    expect(theOne(FUNCTION, resources, 'DeskFunction').Environment).toMatchObject({
      Variables: { ALLOWED_ORIGINS: 'https://desk.example.com,https://crm.example.com' },
    });
    const VISITOR_BUDGET = '{"turns":500,"requests":0,"turns_per_network":20,"new_per_network":100}';
    expect(theOne(FUNCTION, resources, 'Front').Environment).toMatchObject({ Variables: { VISITOR_BUDGET } });
    expect(theOne(FUNCTION, resources, 'Turn').Environment).toMatchObject({
      Variables: { GUARDRAIL_ID: 'abc123', GUARDRAIL_VERSION: '2', KNOWLEDGE_BASE_ID: 'KB12345678', VISITOR_BUDGET },
    });
    expect(theOne(FUNCTION, resources, 'Clock').Environment).toMatchObject({
      Variables: { GUARDRAIL_ID: 'abc123', GUARDRAIL_VERSION: '2', VISITOR_BUDGET },
    });
    for (const id of ['SessionFunction', 'Authorizer']) {
      const { IDENTITY_ISSUERS = '', SESSION_KEYS } = variables(resources, id);
      expect(readIdentityIssuers(IDENTITY_ISSUERS)).toMatchObject([
        { issuer: 'https://shop.example.com', shares_customers: false, keys: [{ kid: '2026', alg: 'ES256' }] },
      ]);
      expect(SESSION_KEYS).toMatch(/:key\/SessionKeysKeyb\w+,arn:.*:key\/SessionKeysKeya\w+$/);
    }
    const { ALLOWED_ORIGINS } = variables(resources, 'Front');
    expect(variables(resources, 'SessionFunction')).toMatchObject({ ALLOWED_ORIGINS });
  });
});
