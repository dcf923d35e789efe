import { TURN_SECONDS } from '../core/config/time-limits.ts';
import { chooseModels, DEFAULT_MODELS } from '../core/models/catalogue.ts';
import { profileProblem } from './settings/model-profiles.ts';
import { sizeProblems, sizesFor } from './settings/sizes.ts';
import { StageSettings } from './settings/stage-settings.ts';

export type { StageSettings } from './settings/stage-settings.ts';
export type StageName = keyof typeof STAGES;

/** Callback URLs of MCP clients, which customers and staff use. That of the console is added. */
const CALLBACK_URLS = [
  /** Claude Code with `--callback-port 8080`. */
  'http://localhost:8080/callback',
  /** VS Code, and its fallback when the port is taken or it runs in a browser. */
  'http://127.0.0.1:33418/',
  'https://vscode.dev/redirect',
  /** Connectors of claude.ai. */
  'https://claude.ai/api/mcp/auth_callback',
  'https://claude.com/api/mcp/auth_callback',
  /** MCP Inspector. */
  'http://localhost:6274/oauth/callback',
] as const;

const COMMON = {
  models: DEFAULT_MODELS,
  contextTokens: 12_000,
  turnSeconds: TURN_SECONDS,
  playbook: 'ecommerce',
  /** The company's MCP servers; the playbook lists which of their tools the assistant may use. */
  toolServers: [],
  /** The company's systems that get events: docs/webhooks.md. */
  webhooks: [],
  /** A Bedrock Knowledge Base to search instead of the playbook's own index; `npm run knowledge:sync` fills it. */
  knowledgeBase: null,
  /** Well above what a customer who writes all day uses, and below what a script uses. */
  dailyQuota: { turns: 300, tokens: 2_000_000 },
  /** Visitors are customers whom neither a log-in nor a shop identifies. */
  visitorBudget: { turns: 2000, turnsPerNetwork: 60, requests: 200, newPerNetwork: 300 },
  /** The shops whose servers identify their customers. */
  identity: [],
  sessionKeys: ['a'],
  auth: { kind: 'cognito', callbackUrls: CALLBACK_URLS, selfSignUp: false, backOffice: true },
  /** People's log-in: docs/runbook.md#deploy says how to create the first account. */
  staff: { kind: 'cognito', callbackUrls: CALLBACK_URLS, crm: false },
  /** `shopOrigins`: the shops whose pages have the widget. */
  pages: { domain: null, shopOrigins: [] },
  allowedOrigins: [],
  deskOrigins: [],
  /** Logs and traces of every turn; docs/cost.md has what less of them saves. */
  workflowLog: 'ALL',
  tracing: true,
} as const;

/** The settings of each stage: the one file to edit before a deployment. `sizesFor` takes turns a second. */
export const STAGES = {
  /** Reserves no concurrency, because the limit of a new account may be 10. */
  dev: {
    ...COMMON,
    retentionDays: 7,
    logRetentionDays: 7,
    ...sizesFor(5),
    reservedConcurrency: null,
    provisionedConcurrency: null,
    firewall: null,
    removalPolicy: 'destroy',
    alarms: {
      recipients: [],
      errorRatePercent: 5,
      latencyP90Ms: 10_000,
      fallbackRatePercent: 20,
      modelThrottlesPerMinute: 10,
      concurrencyPercent: 80,
      costUsdPerHour: 1,
      noTrafficMinutes: null,
    },
  },
  staging: {
    ...COMMON,
    retentionDays: 30,
    logRetentionDays: 30,
    ...sizesFor(10),
    provisionedConcurrency: null,
    removalPolicy: 'destroy',
    alarms: {
      recipients: [],
      errorRatePercent: 1,
      latencyP90Ms: 10_000,
      fallbackRatePercent: 5,
      modelThrottlesPerMinute: 5,
      concurrencyPercent: 80,
      costUsdPerHour: 5,
      noTrafficMinutes: null,
    },
  },
  /** One address may send a quarter of the requests: raise `firewall` for a busy back office. */
  prod: {
    ...COMMON,
    retentionDays: 90,
    logRetentionDays: 90,
    ...sizesFor(40),
    removalPolicy: 'retain',
    alarms: {
      recipients: [],
      errorRatePercent: 1,
      latencyP90Ms: 10_000,
      fallbackRatePercent: 2,
      modelThrottlesPerMinute: 5,
      concurrencyPercent: 80,
      costUsdPerHour: 20,
      noTrafficMinutes: 30,
    },
  },
} as const satisfies Record<string, StageSettings>;
export const STAGE_NAMES = Object.keys(STAGES) as StageName[];

export interface Stage {
  readonly name: StageName;
  readonly settings: StageSettings;
}

/** The stage that `-c stage=` names, with its settings validated for this region. Throws one line that names the problem. */
export const readStage = (context: unknown, region: string): Stage => {
  const name = STAGE_NAMES.find((known) => known === context);
  if (!name) throw new Error(`Unknown stage "${String(context)}": use -c stage=${STAGE_NAMES.join('|')}.`);
  return { name, settings: checkSettings(name, STAGES[name], region) };
};

/** Throws one line that names every invalid setting by its path. */
export const checkSettings = (stage: StageName, input: unknown, region: string): StageSettings => {
  const where = `infra/stages.ts, ${stage}`;
  const parsed = StageSettings.safeParse(input);
  if (!parsed.success) {
    const invalid = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'settings'}: ${message}`);
    throw new Error(`${where}: ${invalid.join('; ')}.`);
  }
  const problems = Object.values(chosenModels(where, parsed.data)).flatMap(
    ({ id }) => profileProblem(id, region) ?? [],
  );
  problems.push(...domainProblems(parsed.data, region), ...issuerProblems(parsed.data), ...sizeProblems(parsed.data));
  if (problems.length > 0) throw new Error(`${where}: ${[...new Set(problems)].join('; ')}.`);
  return parsed.data;
};

/** The region from which CloudFront takes certificates. */
const CLOUDFRONT_REGION = 'us-east-1';

/** Errors that CloudFormation would report only after ten minutes. */
const domainProblems = ({ domain, pages }: StageSettings, region: string): string[] => {
  const problems = (where: string, of: StageSettings['pages']['domain'] | undefined, certificateRegion: string) => {
    if (!of) return [];
    const { name, certificateArn, hostedZoneName: zone } = of;
    const inZone = name === zone || name.endsWith(`.${zone}`);
    const here = certificateArn.split(':')[3] === certificateRegion;
    return [
      ...(inZone ? [] : [`${where}.name: must be in the hosted zone ${zone}`]),
      ...(here ? [] : [`${where}.certificateArn: must be a certificate in ${certificateRegion}`]),
    ];
  };
  return [
    ...problems('domain', domain, region),
    ...problems('pages.domain', pages.domain, CLOUDFRONT_REGION),
    ...(pages.domain && pages.domain.name === domain?.name ? ['pages.domain.name: must differ from domain.name'] : []),
  ];
};

/** With one issuer and audience for both, a customer's token would verify at `/desk`. */
const issuerProblems = ({ auth, staff }: StageSettings): string[] =>
  auth.kind === 'issuer' && staff.kind === 'issuer' && auth.issuer === staff.issuer && auth.audience === staff.audience
    ? ['staff.audience: must differ from auth.audience of the same issuer']
    : [];

const chosenModels = (where: string, { models }: StageSettings) => {
  try {
    return chooseModels(models);
  } catch (error) {
    throw new Error(`${where}: models ${error instanceof Error ? error.message : error}.`);
  }
};
