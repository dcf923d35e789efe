import * as z from 'zod';
import { MAX_CONTEXT_TOKENS } from '../../core/turn/context/context-window.ts';
import { playbookNames } from '../../playbooks/find.ts';
import { AuthSettings, StaffSettings } from './auth-settings.ts';
import { CustomDomainSettings, origins, PagesSettings } from './pages-settings.ts';
import { IdentitySettings, SessionKeySettings, VisitorBudgetSettings } from './session-settings.ts';
import { ToolServerSettings } from './tool-server-settings.ts';
import { WebhookSettings } from './webhook-settings.ts';

const count = z.int().min(1);
const email = z.email();
const knowledgeId = z.string().regex(/^[0-9A-Za-z]{10}$/, 'must be an id of ten letters and digits, not an ARN');

/** The retention periods that CloudWatch Logs supports. */
const LOG_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 3653] as const;

/** The settings that may differ between stages. Unknown keys are rejected, so that a typo is an error. */
export const StageSettings = z
  .strictObject({
    /** Ids from core/models/catalogue.ts, one for each tier. */
    models: z.strictObject({ triage: z.string(), fast: z.string(), strong: z.string() }),
    /** The context budget of a turn, in tokens. */
    contextTokens: z.int().min(1000).max(MAX_CONTEXT_TOKENS),
    /** Seconds after the message's arrival within which a turn is answered; many clients give up after 60. The workflow times out at 120 s. */
    turnSeconds: z.int().min(1).max(100),
    /** A folder in playbooks/. */
    playbook: z.enum(playbookNames()),
    toolServers: ToolServerSettings,
    webhooks: WebhookSettings,
    /**
     * A Bedrock Knowledge Base of the same account and region, and the data source that `npm run knowledge:sync` fills; null searches
     * the playbook in memory.
     */
    knowledgeBase: z.strictObject({ id: knowledgeId, dataSourceId: knowledgeId }).nullable(),
    /** A customer's limits for one day (UTC); null sets none. */
    dailyQuota: z.strictObject({ turns: count, tokens: count }).nullable(),
    visitorBudget: VisitorBudgetSettings,
    identity: IdentitySettings,
    sessionKeys: SessionKeySettings,
    /** Days until a conversation expires. */
    retentionDays: z.int().min(1).max(3650),
    logRetentionDays: z.literal(LOG_DAYS),
    /** What the state machine logs, always without data: every transition, or only failures. */
    workflowLog: z.enum(['ALL', 'ERROR']),
    /** Whether the API, the functions that answer a request and the state machine write traces to X-Ray. */
    tracing: z.boolean(),
    /** Reserved concurrency of the front, from which that of the other functions follows (sizes.ts). Null reserves none. */
    reservedConcurrency: count.nullable(),
    /** Provisioned concurrency of each function, scaled by utilization between `min` and `max`. Null provisions none. */
    provisionedConcurrency: z.strictObject({ min: count, max: count }).nullable(),
    /** Requests a second of the whole stage, polls included, and its burst. */
    throttling: z.strictObject({ rate: count, burst: count }),
    auth: AuthSettings,
    staff: StaffSettings,
    pages: PagesSettings,
    /**
     * Origins of other web pages that may call `/mcp` and `/session`, besides the stage's own and those of the shops. Clients other than browsers
     * send no Origin and are not restricted.
     */
    allowedOrigins: origins,
    /** Origins of other web pages that may call `/desk`, besides the stage's console. */
    deskOrigins: origins,
    /** AWS WAF, with its limit of requests from one IP address in five minutes, but to `/desk`; null creates no web ACL. */
    firewall: z.strictObject({ requestsPerFiveMinutes: z.int().min(10) }).nullable(),
    /** Whether conversations and accounts are kept when the stack is deleted; `retain` also turns on deletion protection. */
    removalPolicy: z.enum(['retain', 'destroy']),
    alarms: z.strictObject({
      /** URL of docs/runbook.md; alarms and the dashboard link to its headings. */
      runbookUrl: z.url().optional(),
      /** E-mail addresses; each must confirm its subscription. */
      recipients: z.array(email).readonly(),
      errorRatePercent: z.number().positive().max(100),
      latencyP90Ms: z.number().positive(),
      fallbackRatePercent: z.number().positive().max(100),
      modelThrottlesPerMinute: z.number().positive(),
      /** Percentage of the reserved concurrency. */
      concurrencyPercent: z.number().positive().max(100),
      costUsdPerHour: z.number().positive(),
      /** Minutes without a turn; null where that is normal. CloudWatch evaluates at most one day. */
      noTrafficMinutes: count.max(1440).nullable(),
    }),
    /** A Bedrock Guardrail of the same account and region. */
    guardrail: z
      .strictObject({
        id: z.string().regex(/^[a-z0-9]+$/, 'must be an id, not an ARN'),
        version: z.string().regex(/^([1-9][0-9]{0,7}|DRAFT)$/, 'must be a number or DRAFT'),
      })
      .optional(),
    /** A custom domain name instead of the execute-api endpoint; the certificate must be in the stack's region. */
    domain: CustomDomainSettings.optional(),
  })
  .refine(({ provisionedConcurrency: warm }) => !warm || warm.min <= warm.max, {
    path: ['provisionedConcurrency'],
    message: 'min must not exceed max',
  });
export type StageSettings = Readonly<z.infer<typeof StageSettings>>;
