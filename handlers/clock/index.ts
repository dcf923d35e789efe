import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import * as z from 'zod/mini';
import { bedrockClient, documentClient } from '../../adapters/aws/clients.ts';
import { invokeFunction } from '../../adapters/aws/invoke-function.ts';
import { lambdaConnection } from '../../adapters/aws/lambda-connection.ts';
import { powertoolsLog } from '../../adapters/aws/powertools-log.ts';
import { powertoolsMetrics } from '../../adapters/aws/powertools-metrics.ts';
import { powertoolsRemember } from '../../adapters/aws/powertools-remember.ts';
import { bedrockChatModel } from '../../adapters/bedrock/chat-model.ts';
import { dynamoConversations } from '../../adapters/dynamodb/conversations.ts';
import { dynamoCustomerItems } from '../../adapters/dynamodb/customer-items.ts';
import { dynamoDeskQueue } from '../../adapters/dynamodb/desk-queue.ts';
import { dynamoDesks } from '../../adapters/dynamodb/desks.ts';
import { dynamoDueIndex } from '../../adapters/dynamodb/due-index.ts';
import { dynamoEndpoints } from '../../adapters/dynamodb/endpoints.ts';
import { dynamoJobs } from '../../adapters/dynamodb/jobs.ts';
import { dynamoLeases } from '../../adapters/dynamodb/leases.ts';
import { dynamoSchedule } from '../../adapters/dynamodb/schedule.ts';
import { dynamoSummaries } from '../../adapters/dynamodb/summaries.ts';
import { dynamoErasures } from '../../adapters/dynamodb/tombstones.ts';
import { dynamoTranscripts } from '../../adapters/dynamodb/turns.ts';
import { dynamoVisitorBudget } from '../../adapters/dynamodb/visitor-budget.ts';
import { playbookFile } from '../../adapters/playbook/file.ts';
import { systemClock, turnSuffix } from '../../core/config/clock.ts';
import { integerBetween, nonEmptyString, readEnvironment, variable } from '../../core/config/environment.ts';
import { models } from '../../core/config/models.ts';
import { MAX_MODEL_SECONDS, MODEL_SECONDS, timeLimits } from '../../core/config/time-limits.ts';
import { visitorBudgetLimits } from '../../core/config/visitor-budget-limits.ts';
import { errorName } from '../../core/errors/error-name.ts';
import { readEndpoints } from '../../core/events/endpoint.ts';
import type { StartRun } from '../../core/events/job.ts';
import { meteredModel, reportRefusals } from '../../core/models/metered-model.ts';
import { deliver } from './deliver.ts';
import { erase } from './erase.ts';
import { gauges } from './gauges.ts';
import { runTarget, type Works } from './run-target.ts';
import { summarize } from './summarize.ts';
import { sweep } from './sweep.ts';
import { visitConversation } from './visit-conversation.ts';
import { visitTurn } from './visit-turn.ts';
import type { Visiting } from './visiting.ts';

/** A summary is remembered while its job may be tried again, so that the model is paid once; no longer, because erasures do not reach it. */
const REMEMBER_SECONDS = 2 * 3600;
/** Lambda accepts an asynchronous call within this time. */
const START_MS = 5000;
/** Longer than the limits of the function that sends: for a secret, and for a receiver. */
const SEND_MS = 26_000;

const env = readEnvironment(
  z.object({
    STAGE: nonEmptyString,
    TABLE_NAME: nonEmptyString,
    IDEMPOTENCY_TABLE_NAME: nonEmptyString,
    MODELS: models,
    GUARDRAIL_ID: z.optional(nonEmptyString),
    GUARDRAIL_VERSION: z.optional(nonEmptyString),
    MODEL_TIMEOUT_SECONDS: z.optional(integerBetween(MODEL_SECONDS, MAX_MODEL_SECONDS)),
    RETENTION_DAYS: integerBetween(1, 3650),
    PLAYBOOK: nonEmptyString,
    LAMBDA_TASK_ROOT: nonEmptyString,
    VISITOR_BUDGET: visitorBudgetLimits,
    CLOCK_FUNCTION: nonEmptyString,
    /** JSON of the endpoints; `[]` for none. */
    WEBHOOKS: variable(readEndpoints),
    /** The function that talks to their receivers. */
    WEBHOOKS_FUNCTION: nonEmptyString,
    AWS_ENDPOINT_URL_LAMBDA: z.optional(nonEmptyString),
  }),
  process.env,
);
const { TABLE_NAME: table } = env;
const log = powertoolsLog('frontdesk-clock');
const metrics = powertoolsMetrics('frontdesk-clock', env.STAGE);
const client = documentClient(3);
const options = { table, retentionDays: env.RETENTION_DAYS, clock: systemClock };
const playbook = playbookFile(resolve(env.LAMBDA_TASK_ROOT, env.PLAYBOOK), log);
const timing = timeLimits(env.MODEL_TIMEOUT_SECONDS);
const guardrail = env.GUARDRAIL_ID ? { id: env.GUARDRAIL_ID, version: env.GUARDRAIL_VERSION ?? 'DRAFT' } : null;
const report = reportRefusals(metrics, log);
const bedrock = bedrockChatModel(bedrockClient(timing), env.MODELS, systemClock, guardrail, report);
const records = new DynamoDBPersistenceLayer({ tableName: env.IDEMPOTENCY_TABLE_NAME, awsSdkV3Client: client });
const itself = invokeFunction(lambdaConnection(process.env), env.AWS_ENDPOINT_URL_LAMBDA, env.CLOCK_FUNCTION, START_MS);
const start: StartRun = (target) => itself.start({ target });

const schedule = dynamoSchedule(client, table, systemClock);
const transcripts = dynamoTranscripts(client, table, systemClock);
const erasures = dynamoErasures(client, table, systemClock);
const visiting: Visiting = {
  desks: dynamoDesks(client, options),
  conversations: dynamoConversations(client, options),
  transcripts,
  budget: dynamoVisitorBudget(client, table, env.VISITOR_BUDGET),
  tombstones: erasures,
  ...{ schedule, playbook, metrics, clock: systemClock, random: turnSuffix },
};
const webhooks = invokeFunction(
  lambdaConnection(process.env, SEND_MS),
  env.AWS_ENDPOINT_URL_LAMBDA,
  env.WEBHOOKS_FUNCTION,
  SEND_MS,
);
const endpoints = env.WEBHOOKS.map(({ name }) => name);
const { desks, tombstones } = visiting;
const summaries = dynamoSummaries(client, options);
const works: Works = {
  webhook: deliver({
    ...{ desks, transcripts, tombstones, metrics, clock: systemClock, random: Math.random },
    summaries,
    endpoints: env.WEBHOOKS,
    switches: dynamoEndpoints(client, table, systemClock),
    send: (call) => webhooks.call(call),
  }),
  summary: summarize({
    ...{ desks, transcripts, summaries, tombstones, playbook, clock: systemClock, pause },
    model: meteredModel(bedrock, metrics),
    remember: powertoolsRemember(records, REMEMBER_SECONDS, log),
    callMs: timing.call * 1000,
  }),
  erasure: erase({
    erasures,
    items: dynamoCustomerItems(client, table, endpoints, systemClock),
    clock: systemClock,
  }),
};

const runSweep = sweep({
  ...{ index: dynamoDueIndex(client, table), schedule, start, metrics, clock: systemClock, log },
  ...{ visitConversation: visitConversation(visiting), visitTurn: visitTurn(visiting) },
});
const measure = gauges(dynamoDeskQueue(client, table, systemClock), playbook, metrics, systemClock);
const run = runTarget({
  ...{ jobs: dynamoJobs(client, table, systemClock), leases: dynamoLeases(client, table, systemClock), works, start },
  ...{ leastMs: timing.job * 1000, newHolder: randomUUID },
  ...{ metrics, clock: systemClock, log },
});

/** `{target}` runs the jobs of one target; any other event, such as the schedule's, is a sweep. */
const Event = z.object({ target: z.optional(z.string()) });

interface Context {
  getRemainingTimeInMillis(): number;
}

export const handler = async (event: unknown, context: Context): Promise<void> => {
  const { target } = Event.parse(event);
  const remainingMs = () => context.getRemainingTimeInMillis();
  try {
    if (target !== undefined) return await run(target, remainingMs);
    const measured = measure().catch((error: unknown) => log.warn('gauges failed', { error: errorName(error) }));
    await Promise.all([runSweep(remainingMs), measured]);
  } finally {
    metrics.flush();
  }
};
