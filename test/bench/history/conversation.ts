import { systemClock } from '../../../core/config/clock.ts';
import { DEFAULT_MODELS } from '../../../core/models/catalogue.ts';
import { completeTurn } from '../../../core/turn/completion/complete-turn.ts';
import { readHistory } from '../../../core/turn/context/read-history.ts';
import type { Conversations } from '../../../core/turn/conversations.ts';
import type { CompletedTurn, HistoryTurn } from '../../../core/turn/turn.ts';
import { optimizeContext } from '../../../handlers/turn/optimize-context.ts';
import { aDraft, aKnowledge, aPlaybook, noTools } from '../../support/values.ts';
import { tokensOf, words } from './words.ts';

const CONTEXT_TOKENS = 12_000;
const [QUESTION_WORDS, ANSWER_WORDS] = [40, 60];
const MINUTE_MS = 60_000;
const READING = { label: 'neutral', score: 0, language: 'en', wants_human: false, topic: null } as const;

export interface Conversation {
  /** Oldest first. */
  readonly turns: readonly CompletedTurn[];
  /** By number of stored turns, how many of them the next turn sends to the model. */
  readonly windows: readonly number[];
}

/** Builds a conversation turn by turn, with the product's own rules for each turn's context and stored items. */
export const makeConversation = async (length: number): Promise<Conversation> => {
  const stored: HistoryTurn[] = [];
  const turns: CompletedTurn[] = [];
  const windows: number[] = [];
  const newestEntries: Conversations['newestEntries'] = async function* () {
    yield stored.slice(-200).reverse();
    yield stored.slice(0, -200).reverse();
  };
  const knowledge = { search: async () => [] };
  const optimize = optimizeContext(CONTEXT_TOKENS, knowledge, () => aPlaybook(), systemClock);
  const began = Date.now() - (length + 1) * MINUTE_MS;

  for (let i = 0; i <= length; i++) {
    const now = began + i * MINUTE_MS;
    const request = requestOf(i, now);
    const history = await readHistory({ newestEntries }, request, CONTEXT_TOKENS);
    const accepted = {
      disposition: 'run',
      key: `${now}-${i.toString(16).padStart(12, '0')}`,
      consent: NO_CONSENT,
      outcome: null,
    } as const;
    const state = {
      request,
      turn: { ...accepted, consent_calls: [], history, desk: null, posts: [], spans: [] },
      tools: noTools,
      fault: null,
    };
    const context = await optimize(state, RUN);
    windows.push((context.messages.length - 1) / 2);
    const turn = complete(request, accepted.key, context, now);
    turns.push(turn);
    stored.push(asRead(turn));
  }
  return { turns: turns.slice(0, length), windows };
};

/** The keys of a stored turn that the adapter reads for the context, the only ones that count for sizes. */
const asRead = ({
  key,
  message,
  answer,
  answered_at,
  tokens,
  model,
  route,
  context_from,
}: CompletedTurn): HistoryTurn => ({
  ...{ key, message, answer, answered_at, tokens, model, context_from },
  escalated: route.escalated,
  proposal: null,
  started: null,
  may_run: false,
  told: null,
  lookups: [],
  changed_at: null,
  held: false,
  posts: [],
});

const RUN = { execution: 'arn' };
const NO_CONSENT = { kind: 'none' } as const;

const requestOf = (index: number, now: number) => ({
  customer: 'local',
  conversation: 'c',
  message_id: crypto.randomUUID(),
  message: words(QUESTION_WORDS, 2 * index),
  confirm_action: null,
  client: null,
  act_as: null,
  network: null,
  uses_tools: false,
  started_at: now,
  deadline: now + MINUTE_MS,
});

type Context = Awaited<ReturnType<ReturnType<typeof optimizeContext>>>;

const complete = (request: ReturnType<typeof requestOf>, key: string, context: Context, now: number): CompletedTurn => {
  const [input_tokens, output_tokens] = [context.tokens + tokensOf(QUESTION_WORDS), tokensOf(ANSWER_WORDS)];
  const usage = {
    input_tokens,
    output_tokens,
    cached_tokens: 0,
    cache_written_tokens: 0,
    cost_micro_usd: 100,
    latency_ms: 800,
  };
  const call = { tier: 'fast', model: DEFAULT_MODELS.fast, ...usage } as const;
  const { message, message_id, started_at } = request;
  const spans = ['LoadHistory', 'SearchKnowledge', 'OptimizeContext', 'InvokeModel', 'AnalyzeSentiment'];
  return completeTurn({
    turn: { key, message_id, message, started_at },
    context,
    knowledge: aKnowledge(),
    customer: request.customer,
    mayClaim: false,
    allowed: [],
    consent: NO_CONSENT,
    consentCalls: [],
    route: { tier: 'fast', fast_only: false, escalated: false, fallback: false, failed: false },
    draft: aDraft({ transcript: [], text: words(ANSWER_WORDS, Number(key.slice(0, 13)) + 1), calls: [call] }),
    handoff: { reading: { ...READING, upset: false, source: 'model', call }, actions: null, reason: null, words: null },
    desk: null,
    fault: null,
    timings: spans.map((state, i) => ({ state, start_ms: i, ms: 5 })),
    now: now + 1000,
  });
};
