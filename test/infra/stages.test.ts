import { describe, expect, it } from 'vitest';
import { EVENTS } from '../../core/events/catalogue.ts';
import { readEndpoints } from '../../core/events/endpoint.ts';
import { readToolServers } from '../../core/tools/server.ts';
import { profileProblem } from '../../infra/settings/model-profiles.ts';
import { checkSettings, readStage, STAGE_NAMES, STAGES } from '../../infra/stages.ts';
import { EVERYTHING, ISSUER, STAFF_ISSUER } from './support/synth.ts';

const wrong = (change: object, region = 'us-east-1') => {
  try {
    checkSettings('prod', { ...STAGES.prod, ...change }, region);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'accepted';
};

describe('readStage', () => {
  it.each(STAGE_NAMES)('accepts the settings of %s', (name) => {
    expect(readStage(name, 'us-east-1')).toEqual({ name, settings: STAGES[name] });
  });

  it.each([undefined, 'production', 'toString'])('rejects the stage %s', (name) => {
    expect(() => readStage(name, 'us-east-1')).toThrow(`Unknown stage "${name}": use -c stage=dev|staging|prod.`);
  });

  it('rejects a region that lacks an inference profile', () => {
    expect(() => readStage('prod', 'eu-west-1')).toThrow(
      'the region eu-west-1 has no inference profile "us.amazon.nova-micro-v1:0"',
    );
  });
});

const DOMAIN = {
  name: 'help.example.com',
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/c',
  hostedZoneId: 'Z1',
  hostedZoneName: 'example.com',
};

const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:shop-AbCdEf';
const SHOP = { name: 'shop', url: 'https://shop.example.com/mcp' };

const CRM = { name: 'crm', url: 'https://crm.example.com/hooks', secret: SECRET, events: ['conversation.handed_off'] };

const WRONG_WEBHOOKS: readonly (readonly [webhooks: readonly unknown[], named: string])[] = [
  [[{ ...CRM, name: 'The CRM' }], 'webhooks.0.name: must be a lower-case name'],
  [[{ ...CRM, name: 'c'.repeat(33) }], 'webhooks.0.name'],
  ...[
    'http://crm.example.com/',
    'https://localhost/',
    'https://crm/',
    'https://10.0.0.7/',
    'https://169.254.169.254/latest',
    'https://[fd00::1]/',
    'https://0x7f000001/',
    'https://crm.eu-west-1.internal/',
    'https://crm.LOCAL/',
    'crm.example.com',
  ].map((url) => [[{ ...CRM, url }], 'webhooks.0.url: must be an https URL with a public host name'] as const),
  [[{ ...CRM, url: 'https://a:b@crm.example.com/' }], 'webhooks.0.url: must not contain a user or a password'],
  [[{ ...CRM, secret: 'env:CRM_SECRET' }], 'webhooks.0.secret: must be the ARN of a secret'],
  [[{ ...CRM, secret: undefined }], 'webhooks.0.secret'],
  [[{ ...CRM, events: [] }], 'webhooks.0.events'],
  [[{ ...CRM, events: ['conversation.opened'] }], 'webhooks.0.events.0'],
  [[{ ...CRM, events: ['turn.settled', 'turn.settled'] }], 'webhooks.0.events: must name each type once'],
  [[{ ...CRM, include: 'everything' }], 'webhooks.0.include'],
  [[{ ...CRM, header: 'x-key: 1' }], 'header'],
  [[CRM, CRM], 'webhooks: must have unique names'],
  [[{ ...CRM, url: `https://crm.example.com/${'x'.repeat(2400)}` }], 'webhooks: must have at most 2,500 characters'],
];

const [SHOP_SERVER] = EVERYTHING.identity;
const [KEY] = SHOP_SERVER?.keys ?? [];
const withKey = (change: object) => [{ ...SHOP_SERVER, keys: [{ ...KEY, ...change }] }];

const WRONG_IDENTITIES: readonly (readonly [identity: readonly unknown[], named: string])[] = [
  [[{ ...SHOP_SERVER, issuer: 'http://shop.example.com' }], 'identity.0.issuer: must be an https URL'],
  [[{ ...SHOP_SERVER, keys: [] }], 'identity.0.keys'],
  [[{ ...SHOP_SERVER, sharesCustomers: undefined }], 'identity.0.sharesCustomers'],
  [[{ ...SHOP_SERVER, jwksUri: 'https://shop.example.com/keys' }], 'jwksUri'],
  [withKey({ alg: 'HS256' }), 'identity.0.keys.0.alg: must be ES256, EdDSA, RS256: with a shared secret (HS…)'],
  [withKey({ alg: undefined }), 'identity.0.keys.0.alg: must be ES256'],
  [withKey({ kid: undefined }), 'identity.0.keys.0.kid'],
  [withKey({ d: 'secret' }), 'identity.0.keys.0: must be a public key, without private members'],
  [withKey({ kty: 'oct', k: 'secret' }), 'identity.0.keys.0: must be a public key, without private members'],
  [withKey({ alg: 'EdDSA' }), 'identity: 0.keys.0 must be a public key for EdDSA'],
  [withKey({ x: 'AA' }), 'identity: 0.keys.0 must be a public key for ES256'],
  [[SHOP_SERVER, SHOP_SERVER], 'has an issuer twice'],
  [[{ ...SHOP_SERVER, keys: [KEY, KEY] }], 'have a kid twice'],
  [withKey({ use: 'x'.repeat(2500) }), 'identity: must have at most 2,500 characters'],
];

describe('checkSettings', () => {
  it.each([
    [{ turnSeconds: 101 }, 'turnSeconds'],
    [{ turnSeconds: '60' }, 'turnSeconds'],
    [{ contextTokens: 200_000 }, 'contextTokens'],
    [{ retentionDays: 0 }, 'retentionDays'],
    [{ logRetentionDays: 42 }, 'logRetentionDays'],
    [{ workflowLog: 'FATAL' }, 'workflowLog'],
    [{ tracing: 'off' }, 'tracing'],
    [{ turnSecond: 60 }, 'turnSecond'],
    [
      { models: { ...STAGES.prod.models, fast: 'us.amazon.nova-ultra-v1:0' } },
      'there is no "us.amazon.nova-ultra-v1:0" (fast)',
    ],
    [{ allowedOrigins: ['https://help.example.com/chat'] }, 'allowedOrigins.0'],
    [{ auth: { ...STAGES.prod.auth, domainPrefix: 'aws-help' } }, 'auth.domainPrefix: must be lower-case'],
    [{ auth: { ...STAGES.prod.auth, callbackUrls: [] } }, 'auth.callbackUrls'],
    [
      { auth: { ...STAGES.prod.auth, callbackUrls: ['http://chat.example.com/'] } },
      'auth.callbackUrls.0: must be an https URL',
    ],
    [{ auth: { ...STAGES.prod.auth, callbackUrls: ['https://chat.example.com/#done'] } }, 'auth.callbackUrls.0'],
    [{ auth: { ...STAGES.prod.auth, selfSignup: true } }, 'selfSignup'],
    [{ auth: { ...ISSUER, issuer: 'http://login.example.com' } }, 'auth.issuer: must be an https URL'],
    [{ auth: { ...ISSUER, jwksUri: 'login.example.com/keys' } }, 'auth.jwksUri: must be an https URL'],
    [{ auth: { ...ISSUER, audience: '' } }, 'auth.audience'],
    [{ auth: { kind: 'iam' } }, 'auth.kind'],
    [{ staff: { ...STAGES.prod.staff, callbackUrls: ['http://desk.example.com/'] } }, 'staff.callbackUrls.0'],
    [{ staff: { ...STAGES.prod.staff, selfSignUp: true } }, 'selfSignUp'],
    [{ staff: { ...STAFF_ISSUER, jwksUri: 'http://people.example.com/keys' } }, 'staff.jwksUri: must be an https URL'],
    [{ staff: { ...STAFF_ISSUER, consoleClientId: undefined } }, 'staff.consoleClientId'],
    [{ staff: { ...STAFF_ISSUER, machineClients: ['a,b'] } }, 'staff.machineClients.0: must be a client id'],
    [
      { auth: ISSUER, staff: { ...STAFF_ISSUER, issuer: ISSUER.issuer, audience: ISSUER.audience } },
      'staff.audience: must differ from auth.audience of the same issuer',
    ],
    [{ deskOrigins: ['https://desk.example.com/queue'] }, 'deskOrigins.0'],
    [{ allowedOrigins: ['*'] }, 'allowedOrigins.0: must be an origin'],
    [{ pages: { domain: null } }, 'pages.shopOrigins'],
    [{ pages: { domain: null, shopOrigins: ['https://*.example.com'] } }, 'pages.shopOrigins.0: must be an origin'],
    [
      { pages: { domain: null, shopOrigins: Array.from({ length: 60 }, (_, at) => `https://shop-${at}.example.com`) } },
      'pages.shopOrigins: must have at most 1,300 characters',
    ],
    [
      { pages: { domain: { ...DOMAIN, name: 'desk.example.org' }, shopOrigins: [] } },
      'pages.domain.name: must be in the hosted zone example.com',
    ],
    [
      {
        pages: {
          domain: { ...DOMAIN, certificateArn: DOMAIN.certificateArn.replace('us-east-1', 'eu-west-1') },
          shopOrigins: [],
        },
      },
      'pages.domain.certificateArn: must be a certificate in us-east-1',
    ],
    [{ domain: DOMAIN, pages: { domain: DOMAIN, shopOrigins: [] } }, 'pages.domain.name: must differ from domain.name'],
    [{ visitorBudget: { turns: -1, turnsPerNetwork: 60, requests: 200, newPerNetwork: 300 } }, 'visitorBudget.turns'],
    [{ sessionKeys: [] }, 'sessionKeys'],
    [{ sessionKeys: ['a', 'a'] }, 'sessionKeys: must have unique names'],
    [{ sessionKeys: ['a', 'b', 'c'] }, 'sessionKeys'],
    [{ sessionKeys: ['2026/11'] }, 'sessionKeys.0: must be a short name'],
    ...WRONG_IDENTITIES.map(([identity, named]) => [{ identity }, named] as [object, string]),
    [{ provisionedConcurrency: { min: 9, max: 5 } }, 'provisionedConcurrency'],
    [{ provisionedConcurrency: { min: 5, max: 162 } }, 'provisionedConcurrency.max'],
    [
      { reservedConcurrency: 100 },
      'reservedConcurrency: throttling.rate 100 is for 40 turns a second, which take 4 s each in a storm, and for polls: reserve at least 161',
    ],
    [
      { throttling: { rate: 100, burst: 57 } },
      'throttling.burst: beside 40 turns a second of 2.6 s, reservedConcurrency 161 leaves room for a burst of 56',
    ],
    [
      { throttling: { rate: 2, burst: 1 } },
      'throttling.rate: 2 requests a second leave no turn beside the polls: set at least 3',
    ],
    [{ firewall: { requestsPerFiveMinutes: 15_001 } }, 'firewall.requestsPerFiveMinutes: must not exceed 15000'],
    [{ alarms: { ...STAGES.prod.alarms, latencyP90Ms: 9000 } }, 'alarms.latencyP90Ms: healthy turns'],
    [{ alarms: { ...STAGES.prod.alarms, recipients: ['ops'] } }, 'alarms.recipients.0'],
    [{ alarms: { ...STAGES.prod.alarms, runbookUrl: 'runbook.md' } }, 'alarms.runbookUrl'],
    [{ alarms: { ...STAGES.prod.alarms, noTrafficMinutes: 1441 } }, 'alarms.noTrafficMinutes'],
    [{ guardrail: { id: 'arn:aws:bedrock:x', version: '1' } }, 'guardrail.id'],
    [{ knowledgeBase: { id: 'KB12345678' } }, 'knowledgeBase.dataSourceId'],
    [
      { knowledgeBase: { id: 'arn:aws:bedrock:x', dataSourceId: 'DS12345678' } },
      'knowledgeBase.id: must be an id of ten letters and digits',
    ],
    [{ toolServers: [{ ...SHOP, name: 'a__b' }] }, 'toolServers.0.name: must be a lower-case name'],
    [{ toolServers: [{ ...SHOP, name: 'store_' }] }, 'toolServers.0.name: must be a lower-case name'],
    [{ toolServers: [{ ...SHOP, name: 's'.repeat(33) }] }, 'toolServers.0.name: must be a lower-case name'],
    [{ toolServers: [{ ...SHOP, identity: 'kunde nr' }] }, 'toolServers.0.identity: must be the name of an argument'],
    [{ toolServers: [{ ...SHOP, url: 'http://127.0.0.1/mcp' }] }, 'toolServers.0.url: must be an https URL'],
    [
      { toolServers: [{ ...SHOP, url: 'https://a:b@shop.example.com/' }] },
      'toolServers.0.url: must not contain a user',
    ],
    [{ toolServers: [{ ...SHOP, secret: 'env:TOKEN' }] }, 'toolServers.0.secret: must be the ARN of a secret'],
    [{ toolServers: [{ ...SHOP, secret: SECRET.replace('us-east-1', 'US_1') }] }, 'toolServers.0.secret'],
    [
      { toolServers: [{ ...SHOP, unbound: { key: 'env:KEY' } }] },
      'toolServers.0.unbound.key: must be the ARN of a secret',
    ],
    [{ toolServers: [{ ...SHOP, unbound: true }] }, 'toolServers.0.unbound'],
    [{ toolServers: [{ ...SHOP, unbound: {} }] }, 'toolServers.0.unbound.key'],
    [{ toolServers: [SHOP, SHOP] }, 'toolServers: must have unique names'],
    ...WRONG_WEBHOOKS.map(([webhooks, named]) => [{ webhooks }, named] as [object, string]),
    [{ domain: { name: 'help.example.com' } }, 'domain.certificateArn'],
    [{ domain: { ...DOMAIN, name: 'help.example.org' } }, 'domain.name'],
    [
      { domain: { ...DOMAIN, certificateArn: DOMAIN.certificateArn.replace('us-east-1', 'eu-west-1') } },
      'domain.certificateArn',
    ],
  ])('rejects %j in one line that names the setting', (change, named) => {
    const message = wrong(change);
    expect(message).toMatch(/^infra\/stages\.ts, prod: .*\.$/);
    expect(message).toContain(named);
  });

  it.each([
    'https://chat.example.com/login/done?from=mcp',
    'http://localhost:8080/callback',
    'http://127.0.0.1',
    'http://[::1]:33418/',
    'cursor://anysphere.cursor-mcp/oauth/callback',
  ])('accepts the callback %s', (url) => {
    expect(wrong({ auth: { ...STAGES.prod.auth, callbackUrls: [url] } })).toBe('accepted');
  });

  it.each(['http://127.0.0.1.example.com/', 'http://localhost@example.com/', 'https:///done', 'javascript:alert(1)'])(
    'refuses the callback %s',
    (url) => {
      expect(wrong({ auth: { ...STAGES.prod.auth, callbackUrls: [url] } })).toContain('auth.callbackUrls.0');
    },
  );

  it("accepts the company's own authorization servers", () => {
    expect(wrong({ auth: ISSUER, staff: STAFF_ISSUER })).toBe('accepted');
    expect(wrong({ auth: ISSUER, staff: { ...STAFF_ISSUER, issuer: ISSUER.issuer } })).toBe('accepted');
  });

  it.each([
    [SHOP],
    [
      { ...SHOP, name: `the-shop_${'2'.repeat(23)}`, secret: SECRET, tools: ['find'], identity: 'account.id' },
      { ...SHOP, name: 'c', unbound: { key: SECRET } },
    ],
  ])('accepts the tool servers %j, as does the function that calls them', (...servers) => {
    expect(wrong({ toolServers: servers })).toBe('accepted');
    expect(readToolServers(JSON.stringify(servers))).toHaveLength(servers.length);
  });

  it('accepts receivers of webhooks, as do the functions that read them', () => {
    const webhooks = [CRM, { ...CRM, name: 'data-lake', include: 'transcript', events: Object.keys(EVENTS) }];
    expect(wrong({ webhooks })).toBe('accepted');
    expect(readEndpoints(JSON.stringify(webhooks))).toHaveLength(2);
  });

  it('accepts the servers of shops that name customers, and two keys', () => {
    expect(wrong({ identity: EVERYTHING.identity, sessionKeys: ['a', '2026-11'] })).toBe('accepted');
  });

  it('names every invalid setting at once', () => {
    expect(wrong({ turnSeconds: 0, contextTokens: 1 })).toMatch(/contextTokens.*; turnSeconds/);
  });
});

describe('an inference profile', () => {
  it.each([
    ['us.amazon.nova-lite-v1:0', 'us-west-2', true],
    ['us.amazon.nova-lite-v1:0', 'us-gov-west-1', false],
    ['us.amazon.nova-lite-v1:0', 'eu-west-1', false],
    ['eu.amazon.nova-lite-v1:0', 'eu-central-1', true],
    ['eu.amazon.nova-lite-v1:0', 'us-east-1', false],
    ['apac.amazon.nova-lite-v1:0', 'ap-southeast-2', true],
    ['global.anthropic.claude-sonnet-4-6', 'sa-east-1', true],
    ['global.anthropic.claude-sonnet-4-6', 'us-gov-east-1', false],
    ['global.anthropic.claude-sonnet-4-6', 'cn-north-1', false],
    ['ca.amazon.nova-lite-v1:0', 'ca-central-1', true],
    ['jp.anthropic.claude-sonnet-4-6', 'ap-northeast-1', true],
    ['jp.anthropic.claude-sonnet-4-6', 'ap-south-1', false],
    ['au.anthropic.claude-sonnet-4-6', 'ap-southeast-2', true],
    ['us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0', 'us-gov-west-1', false],
    ['in.anthropic.claude-sonnet-4-6', 'ap-south-1', false],
    ['mistral.mistral-large-3-675b-instruct', 'eu-west-1', true],
    ['ai21.jamba-1-5-large-v1:0', 'us-east-1', true],
  ])('%s in %s: %s', (id, region, there) => {
    expect(profileProblem(id, region) === null).toBe(there);
  });
});
