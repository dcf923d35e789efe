import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, type Environment } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type Assets, FUNCTIONS, type FunctionName } from '../../../infra/functions/bundles.ts';
import { FrontdeskStack } from '../../../infra/stack.ts';
import { checkSettings, STAGES, type StageName } from '../../../infra/stages.ts';
import { temporaryFolder } from './temporary.ts';

const HOUSE = join(import.meta.dirname, '../../..');
/** The context that the CLI passes: the recommended feature flags. */
const { context } = JSON.parse(readFileSync(join(HOUSE, 'cdk.json'), 'utf8'));

export const REGION = 'us-east-1';
export const ACCOUNT = '123456789012';

/** Every optional setting that no stage uses by default. */
export const EVERYTHING = {
  auth: { ...STAGES.prod.auth, domainPrefix: 'help-desk', selfSignUp: true },
  staff: { ...STAGES.prod.staff, domainPrefix: 'our-desk', crm: true },
  pages: {
    domain: {
      name: 'desk.example.com',
      certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
      hostedZoneId: 'Z1',
      hostedZoneName: 'example.com',
    },
    shopOrigins: ['https://www.example.com'],
  },
  allowedOrigins: ['https://help.example.com', 'https://shop.example.com'],
  deskOrigins: ['https://crm.example.com'],
  visitorBudget: { turns: 500, turnsPerNetwork: 20, requests: 0, newPerNetwork: 100 },
  identity: [
    {
      issuer: 'https://shop.example.com',
      keys: [
        {
          kid: '2026',
          alg: 'ES256',
          kty: 'EC',
          crv: 'P-256',
          x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
          y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
        },
      ],
      sharesCustomers: false,
    },
  ],
  sessionKeys: ['b', 'a'],
  guardrail: { id: 'abc123', version: '2' },
  knowledgeBase: { id: 'KB12345678', dataSourceId: 'DS12345678' },
  toolServers: [
    {
      name: 'store',
      url: 'https://tools.example.com/mcp',
      secret: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:store-token-AbCdEf',
      unbound: { key: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:store-key-AbCdEf' },
    },
  ],
  webhooks: [
    {
      name: 'crm',
      url: 'https://crm.example.com/webhooks',
      secret: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:crm-webhooks-AbCdEf',
      events: ['conversation.handed_off', 'conversation.closed'],
      include: 'summary',
    },
    {
      name: 'warehouse',
      url: 'https://data.example.com/frontdesk',
      secret: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:warehouse-AbCdEf',
      events: ['turn.settled'],
    },
  ],
  domain: {
    name: 'mcp.example.com',
    certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0',
    hostedZoneId: 'Z1',
    hostedZoneName: 'example.com',
  },
};

/** Settings of a company's own authorization server. */
export const ISSUER = {
  kind: 'issuer',
  issuer: 'https://login.example.com/',
  jwksUri: 'https://login.example.com/keys',
  audience: 'https://mcp.example.com/mcp',
  customerClaim: 'customer_number',
};

/** Settings of a company's own identity provider for its people. */
export const STAFF_ISSUER = {
  kind: 'issuer',
  issuer: 'https://people.example.com/',
  jwksUri: 'https://people.example.com/keys',
  audience: 'https://mcp.example.com/desk',
  consoleClientId: 'console-1',
  roleClaim: 'groups',
  nameClaim: 'display_name',
  machineClients: ['crm', 'bot'],
};

export interface SynthOptions {
  /** Settings that differ from the stage's own. */
  readonly settings?: object;
  /** Built assets; by default an empty file replaces the code. */
  readonly assets?: Assets;
  readonly env?: Environment;
  /** Whether CDK validates the templates, which takes most of the time. */
  readonly validates?: boolean;
}

const emptyAssets = (): Assets => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'index.cjs'), '');
  const names = Object.keys(FUNCTIONS) as FunctionName[];
  return Object.fromEntries(names.map((name) => [name, folder])) as Record<FunctionName, string>;
};

/** The app of infra/app.ts, before synthesis. */
export const buildApp = (name: StageName, { settings = {}, assets, env, validates = true }: SynthOptions = {}) => {
  const outdir = temporaryFolder();
  const app = new App({ context, outdir, builtinCloudFormationValidation: validates });
  const region = env?.region ?? REGION;
  const stack = new FrontdeskStack(app, `frontdesk-${name}`, {
    stage: { name, settings: checkSettings(name, { ...STAGES[name], ...settings }, region) },
    assets: assets ?? emptyAssets(),
    pagesFolder: emptyPages(),
    env: env ?? { region: REGION, account: ACCOUNT },
  });
  return { app, stack, outdir };
};

const emptyPages = (): string => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'home.html'), '');
  return folder;
};

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, never>>;
  readonly DeletionPolicy?: string;
}
export type Resources = Readonly<Record<string, Resource>>;

interface Synthesized {
  readonly template: Template;
  readonly resources: Resources;
  /** The cloud assembly, with the assets. */
  readonly outdir: string;
}
const known = new Map<string, Synthesized>();

/** A stage's template, cached by settings, which templates.test.ts validates. */
export const synth = (name: StageName, options: SynthOptions = {}): Synthesized => {
  const key = JSON.stringify([name, options]);
  const before = known.get(key);
  if (before) return before;
  const { stack, outdir } = buildApp(name, { ...options, validates: false });
  const template = Template.fromStack(stack);
  const made = { template, resources: template.toJSON().Resources as Resources, outdir };
  known.set(key, made);
  return made;
};
