import * as z from 'zod';
import { MAX_CONTEXT_TOKENS } from '../../core/turn/context-window.ts';
import { playbookNames } from '../../playbooks/find.ts';
import { AuthSettings } from './auth-settings.ts';
import { ToolServerSettings } from './tool-server-settings.ts';

const count = z.int().min(1);
const email = z.email();
const origin = z.union([
  z.literal('*'),
  z.string().regex(/^https?:\/\/[^/*\s]+$/, 'must be an origin, such as https://help.example.com'),
]);
const knowledgeId = z.string().regex(/^[0-9A-Za-z]{10}$/, 'must be an id of ten letters and digits, not an ARN');
const certificate = z.string().regex(/^arn:aws:acm:/, 'must be the ARN of a certificate in ACM');

/** CloudWatch keeps logs for these numbers of days and no others. */
const LOG_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 3653] as const;

/** Everything that may differ from stage to stage. A key that is not here is refused, so that a typing error is one. */
export const StageSettings = z
  .strictObject({
    /** Ids of core/models/catalogue.ts, one a tier. */
    models: z.strictObject({ triage: z.string(), fast: z.string(), strong: z.string() }),
    /** Budget of a turn's context, in tokens. */
    contextTokens: z.int().min(1000).max(MAX_CONTEXT_TOKENS),
    /** How long after its arrival a turn may start model calls; the workflow ends at 120 s. */
    turnSeconds: z.int().min(1).max(100),
    /** A folder in playbooks/. */
    playbook: z.enum(playbookNames()),
    toolServers: ToolServerSettings,
    /** A Bedrock Knowledge Base of the same account and region, with the data source that `npm run knowledge:sync` fills; null searches the playbook in memory. */
    knowledgeBase: z.strictObject({ id: knowledgeId, dataSourceId: knowledgeId }).nullable(),
    /** What one customer may use in a day (UTC); null sets no limit. */
    dailyQuota: z.strictObject({ turns: count, tokens: count }).nullable(),
    /** Days until a conversation expires. */
    retentionDays: z.int().min(1).max(3650),
    logRetentionDays: z.literal(LOG_DAYS),
    /** Executions set aside for the front, which are also its ceiling; the authorizer gets as many, the turn function twice. Null reserves none. */
    reservedConcurrency: count.nullable(),
    /** Sandboxes kept warm for each function, scaled between the two with their utilization. Null keeps none. */
    provisionedConcurrency: z.strictObject({ min: count, max: count }).nullable(),
    /** Requests a second of the whole stage, and how many at once above that. */
    throttling: z.strictObject({ rate: count, burst: count }),
    auth: AuthSettings,
    /** Web pages that may call; a caller that is no browser sends no Origin and is not concerned. */
    allowedOrigins: z.array(origin).readonly(),
    /** The web firewall, and how many requests it takes of one address in five minutes. */
    firewall: z.strictObject({ requestsPerFiveMinutes: z.int().min(10) }).nullable(),
    /** What becomes of the conversations when the stack is deleted; `retain` also protects the table from deletion. */
    removalPolicy: z.enum(['retain', 'destroy']),
    alarms: z.strictObject({
      /** Where docs/runbook.md can be read by whoever is woken; alarms and dashboard link to its headings. */
      runbookUrl: z.url().optional(),
      /** E-mail addresses; each has to confirm its subscription. */
      recipients: z.array(email).readonly(),
      errorRatePercent: z.number().positive().max(100),
      latencyP90Ms: z.number().positive(),
      fallbackRatePercent: z.number().positive().max(100),
      modelThrottlesPerMinute: z.number().positive(),
      /** Of the reserved concurrency. */
      concurrencyPercent: z.number().positive().max(100),
      costUsdPerHour: z.number().positive(),
      /** Null where silence is normal; CloudWatch looks back a day at most. */
      noTrafficMinutes: count.max(1440).nullable(),
    }),
    /** A Bedrock Guardrail of the same account and region. */
    guardrail: z
      .strictObject({
        id: z.string().regex(/^[a-z0-9]+$/, 'must be an id, not an ARN'),
        version: z.string().regex(/^([1-9][0-9]{0,7}|DRAFT)$/, 'must be a number or DRAFT'),
      })
      .optional(),
    /** A name of one's own instead of execute-api; the certificate must be in the stack's region. */
    domain: z
      .strictObject({
        name: z.hostname(),
        certificateArn: certificate,
        hostedZoneId: z.string().min(1),
        hostedZoneName: z.hostname(),
      })
      .optional(),
  })
  .refine(({ provisionedConcurrency: warm }) => !warm || warm.min <= warm.max, {
    path: ['provisionedConcurrency'],
    message: 'min must not be over max',
  })
  .refine(
    ({ reservedConcurrency: reserved, provisionedConcurrency: warm }) => !warm || !reserved || warm.max <= reserved,
    { path: ['provisionedConcurrency', 'max'], message: 'must not be over reservedConcurrency' },
  )
  .refine(({ firewall, throttling }) => !firewall || firewall.requestsPerFiveMinutes <= throttling.rate * 150, {
    path: ['firewall', 'requestsPerFiveMinutes'],
    message: 'must leave half of throttling.rate to other addresses',
  });
export type StageSettings = Readonly<z.infer<typeof StageSettings>>;
