import { resolve } from 'node:path';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import * as z from 'zod/mini';
import { bedrockClient, documentClient, stepFunctionsClient } from '../../adapters/aws/clients.ts';
import { powertoolsLog } from '../../adapters/aws/powertools-log.ts';
import { powertoolsMetrics } from '../../adapters/aws/powertools-metrics.ts';
import { powertoolsRemember } from '../../adapters/aws/powertools-remember.ts';
import { stepFunctionsWorkflow } from '../../adapters/aws/step-functions-workflow.ts';
import { bedrockChatModel } from '../../adapters/bedrock/chat-model.ts';
import { dynamoConversationList } from '../../adapters/dynamodb/conversation-list.ts';
import { dynamoCursorKey } from '../../adapters/dynamodb/cursor-key.ts';
import { dynamoDesks } from '../../adapters/dynamodb/desks.ts';
import { dynamoFeedback } from '../../adapters/dynamodb/feedback.ts';
import { dynamoDailyQuota } from '../../adapters/dynamodb/quota.ts';
import { dynamoTranscripts } from '../../adapters/dynamodb/turns.ts';
import { dynamoVisitorBudget } from '../../adapters/dynamodb/visitor-budget.ts';
import { playbookFile } from '../../adapters/playbook/file.ts';
import { MCP_ACCESS, SCOPES } from '../../core/access/scopes.ts';
import { turnCounts } from '../../core/access/turn-counts.ts';
import { systemClock } from '../../core/config/clock.ts';
import { dailyQuotaLimits } from '../../core/config/daily-quota-limits.ts';
import { integerBetween, nonEmptyString, readEnvironment } from '../../core/config/environment.ts';
import { models } from '../../core/config/models.ts';
import { MAX_MODEL_SECONDS, MODEL_SECONDS, timeLimits } from '../../core/config/time-limits.ts';
import { visitorBudgetLimits } from '../../core/config/visitor-budget-limits.ts';
import { meteredModel, reportRefusals } from '../../core/models/metered-model.ts';
import { patientModel } from '../../core/models/patient-model.ts';
import { answerEvents } from '../front/http/answer-events.ts';
import { endpoint } from '../front/http/endpoint.ts';
import { ENDPOINT_VARIABLES, endpointSettings } from '../front/http/settings.ts';
import { warmUp } from '../front/http/warm-up.ts';
import { buildServer } from '../front/server.ts';
import { sealedCursors } from '../front/tools/cursors.ts';
import { exactlyThose, toolsFeature } from '../front/tools/tools-feature.ts';
import { callerOf } from './customer-caller.ts';
import { completionFeature } from './prompts/completion.ts';
import { completePrompt, promptsFeature } from './prompts/prompts.ts';
import { completeConversation, conversationsResource } from './resources/conversations.ts';
import { modelsResource } from './resources/models.ts';
import { playbookResource } from './resources/playbook.ts';
import { resourcesFeature } from './resources/resources.ts';
import { analyzeSentiment } from './tools/analyze-sentiment.ts';
import { answerTurn } from './tools/answer-turn.ts';
import { askForPerson } from './tools/ask-for-person.ts';
import { chatWithAi } from './tools/chat-with-ai.ts';
import { closeConversation } from './tools/close-conversation.ts';
import { actAtDesk } from './tools/desk-act.ts';
import { getConversationHistory } from './tools/get-conversation-history.ts';
import { giveFeedback } from './tools/give-feedback.ts';
import { returnToAssistant } from './tools/return-to-assistant.ts';

/** Long enough for a client that repeats a call whose answer it lost. */
const REMEMBER_SECONDS = 300;

const INSTRUCTIONS =
  'Customer support. Send each customer message with chat_with_ai and show the answer unchanged. Pass the returned conversation_id with the next message. After an error with retryable true, wait retry_after_ms and send the same message again with the same message_id.';

const env = readEnvironment(
  z.object({
    STAGE: nonEmptyString,
    TABLE_NAME: nonEmptyString,
    IDEMPOTENCY_TABLE_NAME: nonEmptyString,
    STATE_MACHINE_ARN: nonEmptyString,
    DESK_STATE_MACHINE_ARN: nonEmptyString,
    MODELS: models,
    /** A compiled playbook, as a path within the function's folder. */
    PLAYBOOK: nonEmptyString,
    LAMBDA_TASK_ROOT: nonEmptyString,
    TURN_SECONDS: integerBetween(1, 100),
    /** Also extends `TURN_SECONDS`. */
    MODEL_TIMEOUT_SECONDS: z.optional(integerBetween(MODEL_SECONDS, MAX_MODEL_SECONDS)),
    /** `true` when tool servers are configured. */
    USES_TOOLS: z.optional(nonEmptyString),
    DAILY_QUOTA: z.optional(dailyQuotaLimits),
    VISITOR_BUDGET: visitorBudgetLimits,
    ...ENDPOINT_VARIABLES,
    DEFAULT_CUSTOMER: z.optional(nonEmptyString),
    AWS_ENDPOINT_URL_SFN: z.optional(nonEmptyString),
  }),
  process.env,
);
const log = powertoolsLog('frontdesk-mcp');
const metrics = powertoolsMetrics('frontdesk-mcp', env.STAGE);
const table = documentClient(3);
const timing = timeLimits(env.MODEL_TIMEOUT_SECONDS);
const report = reportRefusals(metrics, log);
const model = meteredModel(bedrockChatModel(bedrockClient(timing), env.MODELS, systemClock, null, report), metrics);
const sfn = stepFunctionsClient(env.AWS_ENDPOINT_URL_SFN, timing);
const records = new DynamoDBPersistenceLayer({ tableName: env.IDEMPOTENCY_TABLE_NAME, awsSdkV3Client: table });

const act = actAtDesk(stepFunctionsWorkflow(sfn, env.DESK_STATE_MACHINE_ARN, 0), systemClock, timing);
// Only read here: the retention is for writes.
const readOnly = { table: env.TABLE_NAME, retentionDays: 0, clock: systemClock };
const desks = dynamoDesks(table, readOnly);
const feedback = dynamoFeedback(table, readOnly);
const transcripts = dynamoTranscripts(table, env.TABLE_NAME, systemClock);
const cursors = sealedCursors(dynamoCursorKey(table, env.TABLE_NAME));
const limits = env.DAILY_QUOTA;
const quota = limits ? dynamoDailyQuota(table, env.TABLE_NAME, limits, systemClock) : null;
const counts = turnCounts(quota, dynamoVisitorBudget(table, env.TABLE_NAME, env.VISITOR_BUDGET));

const playbook = playbookFile(resolve(env.LAMBDA_TASK_ROOT, env.PLAYBOOK), log);

const tools = [
  chatWithAi(
    answerTurn({
      workflow: stepFunctionsWorkflow(sfn, env.STATE_MACHINE_ARN, timing.lease),
      clock: systemClock,
      playbook,
      metrics,
      log,
      turnMs: env.TURN_SECONDS * timing.stretch * 1000,
      usesTools: env.USES_TOOLS === 'true',
    }),
  ),
  getConversationHistory(transcripts, desks, feedback, cursors, systemClock),
  askForPerson(act, playbook, systemClock),
  returnToAssistant(act),
  closeConversation(act),
  giveFeedback(act),
  analyzeSentiment(
    patientModel(model, timing.extraTriage),
    playbook,
    counts,
    systemClock,
    powertoolsRemember(records, REMEMBER_SECONDS, log),
    log,
  ),
].map((tool) => tool(log, metrics));
const conversations = dynamoConversationList(table, env.TABLE_NAME, systemClock);
const resources = [
  modelsResource(env.MODELS),
  playbookResource(playbook),
  conversationsResource(conversations, transcripts, cursors),
];

const settings = endpointSettings(env);
const serve = endpoint({
  access: MCP_ACCESS,
  build: buildServer({
    info: { name: 'frontdesk', title: 'Frontdesk customer support' },
    instructions: INSTRUCTIONS,
    cacheScope: 'public',
    features: [
      toolsFeature(exactlyThose(MCP_ACCESS, tools)),
      resourcesFeature(resources, log),
      promptsFeature(playbook, log),
      completionFeature([completePrompt(playbook), completeConversation(conversations)]),
    ],
  }),
  ...settings,
  log,
});
const defaultCustomer = env.DEFAULT_CUSTOMER ?? null;

void warmUp(
  serve,
  { customer: 'warm-up', scopes: SCOPES, client: null, network: null, remainingMs: () => 0 },
  settings.allowedHosts?.[0] ?? 'localhost',
).catch(() => log.warn('warm-up failed', {}));

export const handler = answerEvents(
  serve,
  (event, remainingMs) => callerOf(event, defaultCustomer, remainingMs),
  metrics,
);
