import { resolve } from 'node:path';
import * as z from 'zod/mini';
import { bedrockClient, documentClient } from '../../adapters/aws/clients.ts';
import { powertoolsLog } from '../../adapters/aws/powertools-log.ts';
import { powertoolsMetrics } from '../../adapters/aws/powertools-metrics.ts';
import { agentRuntime } from '../../adapters/bedrock/agent-runtime.ts';
import { bedrockChatModel } from '../../adapters/bedrock/chat-model.ts';
import { bedrockKnowledgeBase } from '../../adapters/bedrock/knowledge-base.ts';
import { dynamoConversations } from '../../adapters/dynamodb/conversations.ts';
import { dynamoDeskActions } from '../../adapters/dynamodb/desk-actions.ts';
import { dynamoDeskQueue } from '../../adapters/dynamodb/desk-queue.ts';
import { dynamoDesks } from '../../adapters/dynamodb/desks.ts';
import { dynamoFeedback } from '../../adapters/dynamodb/feedback.ts';
import { dynamoDailyQuota } from '../../adapters/dynamodb/quota.ts';
import { dynamoVisitorBudget } from '../../adapters/dynamodb/visitor-budget.ts';
import { playbookFile } from '../../adapters/playbook/file.ts';
import { playbookKnowledge } from '../../adapters/playbook/knowledge.ts';
import { systemClock, turnSuffix } from '../../core/config/clock.ts';
import { dailyQuotaLimits } from '../../core/config/daily-quota-limits.ts';
import { integerBetween, nonEmptyString, readEnvironment } from '../../core/config/environment.ts';
import { models } from '../../core/config/models.ts';
import { MAX_MODEL_SECONDS, MODEL_SECONDS, timeLimits } from '../../core/config/time-limits.ts';
import { visitorBudgetLimits } from '../../core/config/visitor-budget-limits.ts';
import { meteredModel, reportRefusals } from '../../core/models/metered-model.ts';
import { patientModel } from '../../core/models/patient-model.ts';
import { isRecord } from '../../core/text/json.ts';
import { certainWords } from '../../core/triage/certain-words.ts';
import { MAX_CONTEXT_TOKENS } from '../../core/turn/context/context-window.ts';
import { TURN } from '../../statemachines/contract.ts';
import { DESK } from '../../statemachines/desk-contract.ts';
import { runStep } from '../../statemachines/run-step.ts';
import { analyzeSentiment } from './analyze-sentiment.ts';
import { claimAction } from './claim-action.ts';
import { beginAction } from './desk/begin-action.ts';
import { finishAction } from './desk/finish-action.ts';
import { holdPending } from './desk/hold-pending.ts';
import { moveConversation } from './desk/move-conversation.ts';
import { postEntry } from './desk/post-entry.ts';
import { storeFeedback } from './desk/store-feedback.ts';
import { suggestReply } from './desk/suggest-reply.ts';
import { handOff } from './hand-off.ts';
import { holdTurn } from './hold-turn.ts';
import { invokeModel } from './invoke-model.ts';
import { loadHistory } from './load-history.ts';
import { optimizeContext } from './optimize-context.ts';
import { persistTurn } from './persist-turn.ts';
import { readConsent } from './read-consent.ts';
import { releaseTurn } from './release-turn.ts';

/** `OptimizeContext` searches at most twice, and its task times out after 10 s. */
const RETRIEVE_MS = 4000;

const env = readEnvironment(
  z.object({
    STAGE: nonEmptyString,
    TABLE_NAME: nonEmptyString,
    MODELS: models,
    MODEL_TIMEOUT_SECONDS: z.optional(integerBetween(MODEL_SECONDS, MAX_MODEL_SECONDS)),
    CONTEXT_TOKENS: integerBetween(1000, MAX_CONTEXT_TOKENS),
    RETENTION_DAYS: integerBetween(1, 3650),
    PLAYBOOK: nonEmptyString,
    LAMBDA_TASK_ROOT: nonEmptyString,
    DAILY_QUOTA: z.optional(dailyQuotaLimits),
    VISITOR_BUDGET: visitorBudgetLimits,
    GUARDRAIL_ID: z.optional(nonEmptyString),
    GUARDRAIL_VERSION: z.optional(nonEmptyString),
    KNOWLEDGE_BASE_ID: z.optional(nonEmptyString),
    AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME: z.optional(nonEmptyString),
  }),
  process.env,
);
const log = powertoolsLog('frontdesk-turn');
const metrics = powertoolsMetrics('frontdesk-turn', env.STAGE);
const guardrail = env.GUARDRAIL_ID ? { id: env.GUARDRAIL_ID, version: env.GUARDRAIL_VERSION ?? 'DRAFT' } : null;
const timing = timeLimits(env.MODEL_TIMEOUT_SECONDS);
const bedrock = bedrockClient(timing);
const report = reportRefusals(metrics, log);
const model = meteredModel(bedrockChatModel(bedrock, env.MODELS, systemClock, guardrail, report), metrics);
const client = documentClient(1);
const options = { table: env.TABLE_NAME, retentionDays: env.RETENTION_DAYS, clock: systemClock };
const conversations = dynamoConversations(client, options);
const desks = dynamoDesks(client, options);
const limits = env.DAILY_QUOTA;
const quota = limits ? dynamoDailyQuota(client, env.TABLE_NAME, limits, systemClock) : null;
const budget = dynamoVisitorBudget(client, env.TABLE_NAME, env.VISITOR_BUDGET);

const playbook = playbookFile(resolve(env.LAMBDA_TASK_ROOT, env.PLAYBOOK), log);
const { KNOWLEDGE_BASE_ID: id, AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME: endpoint } = env;
const knowledge = id
  ? bedrockKnowledgeBase(agentRuntime(bedrock, endpoint, RETRIEVE_MS), { id, playbook: playbook().name })
  : playbookKnowledge(playbook);

const patient = patientModel(model, timing.extraTriage);
const run = runStep<typeof TURN, 'turn'>(
  TURN,
  {
    LoadHistory: loadHistory(
      conversations,
      desks,
      quota,
      budget,
      env.CONTEXT_TOKENS,
      playbook,
      systemClock,
      turnSuffix,
      timing,
    ),
    HoldTurn: holdTurn(conversations, desks, metrics, systemClock),
    OptimizeContext: optimizeContext(env.CONTEXT_TOKENS, knowledge, playbook, systemClock),
    ReadConsent: readConsent(patient, playbook),
    ClaimAction: claimAction(conversations),
    InvokeModel: invokeModel(model, playbook, systemClock, timing),
    AnalyzeSentiment: analyzeSentiment(patient, playbook, log),
    HandOff: handOff(desks, budget, playbook, metrics, systemClock),
    PersistTurn: persistTurn(conversations, desks, quota, playbook, systemClock, log),
    ReleaseTurn: releaseTurn(conversations),
  },
  systemClock,
  log,
);

const queue = dynamoDeskQueue(client, env.TABLE_NAME, systemClock);
const actions = dynamoDeskActions(client, env.TABLE_NAME, systemClock);
const random = turnSuffix;
const runDesk = runStep<typeof DESK, 'turn'>(
  DESK,
  {
    BeginAction: beginAction(actions),
    MoveConversation: moveConversation({
      ...{
        desks,
        tickets: desks,
        actions,
        queue,
        budget,
        conversations,
        playbook,
        random,
        metrics,
        clock: systemClock,
      },
    }),
    HoldPending: holdPending(desks, systemClock),
    SuggestReply: suggestReply(conversations, model, knowledge, playbook, env.CONTEXT_TOKENS, systemClock, timing),
    PostEntry: postEntry(desks, conversations, playbook, systemClock, random),
    StoreFeedback: storeFeedback(dynamoFeedback(client, options)),
    FinishAction: finishAction(actions),
  },
  systemClock,
  log,
);
/** Two state machines call this function; their steps share no name. */
const isDesk = (event: unknown): boolean => isRecord(event) && Object.hasOwn(DESK.steps, String(event.step));

// Its word lists are prepared at the first call: here, where Lambda gives a function a full CPU.
certainWords('', []);

export const handler = (event: unknown): Promise<unknown> =>
  (isDesk(event) ? runDesk : run)(event).finally(() => metrics.flush());
