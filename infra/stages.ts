import { chooseModels, DEFAULT_MODELS } from '../core/models/catalogue.ts';
import { profileRefusal } from './settings/model-profiles.ts';
import { StageSettings } from './settings/stage-settings.ts';

export type { StageSettings } from './settings/stage-settings.ts';
export type StageName = keyof typeof STAGES;

/** Of clients on a customer's own machine, which do not get a secret; a chat page of yours goes here too. */
const CALLBACK_URLS = [
  /** Claude Code, told so with `--callback-port 8080`. */
  'http://localhost:8080/callback',
  /** VS Code, and where it goes when that port is taken or it runs in a browser. */
  'http://127.0.0.1:33418/',
  'https://vscode.dev/redirect',
  /** MCP Inspector. */
  'http://localhost:6274/oauth/callback',
] as const;

/** What every stage has in common until it says otherwise. */
const COMMON = {
  models: DEFAULT_MODELS,
  contextTokens: 12_000,
  turnSeconds: 60,
  playbook: 'ecommerce',
  /** The company's MCP servers; the playbook lists which of their tools the assistant may use. */
  toolServers: [],
  /** Searched instead of the playbook's own index, once `npm run knowledge:sync` has filled it. */
  knowledgeBase: null,
  /** A customer who writes all day stays well below; a script does not. */
  dailyQuota: { turns: 300, tokens: 2_000_000 },
  auth: { kind: 'cognito', callbackUrls: CALLBACK_URLS, selfSignUp: false, backOffice: true },
  allowedOrigins: [],
} as const;

/** The settings of each stage: the one file to edit before a deployment. */
export const STAGES = {
  /** Reserves nothing: a new account may have 10 executions at once in all. */
  dev: {
    ...COMMON,
    retentionDays: 7,
    logRetentionDays: 7,
    reservedConcurrency: null,
    provisionedConcurrency: null,
    throttling: { rate: 5, burst: 10 },
    firewall: null,
    removalPolicy: 'destroy',
    alarms: {
      recipients: [],
      errorRatePercent: 5,
      latencyP90Ms: 5000,
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
    reservedConcurrency: 20,
    provisionedConcurrency: null,
    throttling: { rate: 10, burst: 20 },
    firewall: { requestsPerFiveMinutes: 600 },
    removalPolicy: 'destroy',
    alarms: {
      recipients: [],
      errorRatePercent: 1,
      latencyP90Ms: 3000,
      fallbackRatePercent: 5,
      modelThrottlesPerMinute: 5,
      concurrencyPercent: 80,
      costUsdPerHour: 5,
      noTrafficMinutes: null,
    },
  },
  /** 100 fronts at 2.5 s a turn answer 40 turns a second. One address may use a quarter of them: a back office that needs more asks for more here. */
  prod: {
    ...COMMON,
    retentionDays: 90,
    logRetentionDays: 90,
    reservedConcurrency: 100,
    provisionedConcurrency: { min: 5, max: 50 },
    throttling: { rate: 40, burst: 100 },
    firewall: { requestsPerFiveMinutes: 3000 },
    removalPolicy: 'retain',
    alarms: {
      recipients: [],
      errorRatePercent: 1,
      latencyP90Ms: 3000,
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

/** The stage that `-c stage=` names, with its settings checked for this region. Throws one line that says what is wrong. */
export const readStage = (context: unknown, region: string): Stage => {
  const name = STAGE_NAMES.find((known) => known === context);
  if (!name) throw new Error(`Unknown stage "${String(context)}": use -c stage=${STAGE_NAMES.join('|')}.`);
  return { name, settings: checkSettings(name, STAGES[name], region) };
};

/** Throws one line that names every wrong setting by its path. */
export const checkSettings = (stage: StageName, input: unknown, region: string): StageSettings => {
  const where = `infra/stages.ts, ${stage}`;
  const parsed = StageSettings.safeParse(input);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'settings'}: ${message}`);
    throw new Error(`${where}: ${wrong.join('; ')}.`);
  }
  const refusals = Object.values(chosenModels(where, parsed.data)).flatMap(
    ({ id }) => profileRefusal(id, region) ?? [],
  );
  refusals.push(...domainRefusals(parsed.data, region));
  if (refusals.length > 0) throw new Error(`${where}: ${[...new Set(refusals)].join('; ')}.`);
  return parsed.data;
};

/** What CloudFormation would find out after ten minutes. */
const domainRefusals = ({ domain }: StageSettings, region: string): string[] => {
  if (!domain) return [];
  const { name, certificateArn, hostedZoneName: zone } = domain;
  const inZone = name === zone || name.endsWith(`.${zone}`);
  const here = certificateArn.split(':')[3] === region;
  return [
    ...(inZone ? [] : [`domain.name: must be in the zone ${zone}`]),
    ...(here ? [] : [`domain.certificateArn: must be a certificate of ${region}`]),
  ];
};

const chosenModels = (where: string, { models }: StageSettings) => {
  try {
    return chooseModels(models);
  } catch (error) {
    throw new Error(`${where}: models: ${error instanceof Error ? error.message : error}`);
  }
};
