import type { z } from 'zod/mini';
import type { VisitorBudget } from '../../core/access/visitor-budget.ts';
import type { Proposal, ProposedAction } from '../../core/actions/proposal.ts';
import { NO_DESK, type Post, toView } from '../../core/desk/desk.ts';
import type { Move } from '../../core/desk/desks.ts';
import { decideMove } from '../../core/desk/moves.ts';
import { findModel, type Model } from '../../core/models/catalogue.ts';
import type { ModelCall } from '../../core/models/model-call.ts';
import type { Log } from '../../core/observability/log.ts';
import type { Metrics } from '../../core/observability/metrics.ts';
import type { Playbook, PlaybookTool } from '../../core/playbook/playbook.ts';
import type { CompanyTool, ToolCall } from '../../core/tools/tool.ts';
import type { Triage } from '../../core/triage/sentiment.ts';
import type { CompletionInput } from '../../core/turn/completion/complete-turn.ts';
import type { History, HistoryTurn, Route } from '../../core/turn/turn.ts';
import type { STATE, TurnRequest } from '../../statemachines/contract.ts';

type State<K extends keyof typeof STATE> = z.infer<(typeof STATE)[K]>;

export const quietLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
export const noMetrics: Metrics = { record: () => {} };
/** A budget of visitors that never ends. */
export const endless: VisitorBudget = {
  take: async () => true,
  giveBack: async () => {},
  takeHandOff: async () => true,
};

export const aModel = (id: string): Model => {
  const model = findModel(id);
  if (!model) throw new Error(`No row for ${id}.`);
  return model;
};

export const aRequest = (over: Partial<TurnRequest> = {}): TurnRequest => ({
  customer: 'ada',
  conversation: 'c-1',
  message_id: 'm-1',
  message: 'Where is my order 1042?',
  confirm_action: null,
  client: null,
  act_as: null,
  network: null,
  uses_tools: false,
  started_at: 1_700_000_000_000,
  deadline: 1_700_000_055_000,
  ...over,
});

export const aHistory = (over: Partial<History> = {}): History => ({
  ...{ turns: [], posts: [], complete: true, summary: null },
  ...over,
});

export const anAcceptedTurn = (over: Partial<State<'turn'>> = {}): State<'turn'> => ({
  disposition: 'run',
  key: '1700000000000-a',
  consent: { kind: 'none' },
  consent_calls: [],
  outcome: null,
  history: aHistory(),
  desk: toView(NO_DESK),
  posts: [],
  spans: [],
  ...over,
});

export const aContext = (over: Partial<State<'context'>> = {}): State<'context'> => ({
  messages: [{ role: 'user', content: [{ text: 'Where is my order 1042?' }] }],
  summary: null,
  memory: [],
  tokens: 100,
  from: null,
  knowledge: aKnowledge(),
  words: { wants_human: false, topic: null },
  hands_off: true,
  route: aRoute(),
  escalated_before: false,
  acted_before: false,
  counted_by: null,
  spans: [],
  ...over,
});

export const aPlaybook = (over: Partial<Playbook> = {}): Playbook => ({
  name: 'shop',
  title: 'A shop',
  persona: 'You are the assistant of a shop.',
  languages: ['en'],
  greeting: { en: 'Hello.' },
  starters: {},
  sensitive_topics: [
    { name: 'fraud', description: 'money taken without consent', words: {} },
    { name: 'legal', description: 'a threat of legal action', words: {} },
    { name: 'privacy', description: 'a request about personal data', words: {} },
    { name: 'safety', description: 'danger to a person', words: {} },
    { name: 'discrimination', description: 'unequal treatment', words: {} },
  ],
  tools: [],
  profile: null,
  handoff: 'on',
  teams: [],
  hours: null,
  first_reply_minutes: 60,
  consent: {
    agrees: { en: ['yes'], de: ['ja'] },
    beside: { en: ['please'] },
    declines: { en: ['no'], de: ['nein'] },
  },
  policy: 'Be kind.',
  prompts: [],
  knowledge: [],
  ...over,
});

/** The entry of a tool, `server.tool`, in a playbook. */
export const allowing = (name: string, over: Partial<PlaybookTool> = {}): PlaybookTool => ({
  name,
  title: {},
  preview: null,
  public: false,
  ...over,
});

export const aKnowledge = (over: Partial<State<'context'>['knowledge']> = {}): State<'context'>['knowledge'] => ({
  passages: [],
  is_gap: false,
  ...over,
});

export const anOffer = (over: Partial<CompanyTool> = {}): CompanyTool => ({
  name: 'store__find_order',
  server: 'store',
  tool: 'find_order',
  title: 'Find an order',
  description: 'Finds an order by its number.',
  inputSchema: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
  writes: false,
  harmless: false,
  preview: null,
  identity: 'customer_id',
  identityName: 'customer_id',
  unbound: false,
  ...over,
});

/** A call of a tool of the server `shop`. */
export const calling = (tool: string, args: ToolCall['args'], timeoutMs: number): ToolCall => ({
  server: 'shop',
  tool,
  args,
  customer: 'ada',
  timeoutMs,
});

export const noTools: State<'tools'> = { offered: [], profile: null, cold: false, spans: [] };

export const aRoute = (over: Partial<Route> = {}): Route => ({
  tier: 'fast',
  fast_only: false,
  escalated: false,
  fallback: false,
  failed: false,
  ...over,
});

export const aTriage = (over: Partial<Triage> = {}): State<'triage'> => ({
  label: 'neutral',
  score: 0,
  language: 'en',
  wants_human: false,
  topic: null,
  upset: false,
  source: 'model',
  call: null,
  spans: [],
  ...over,
});

export const aCall = (over: Partial<ModelCall> = {}): ModelCall => ({
  tier: 'fast',
  model: 'us.amazon.nova-lite-v1:0',
  input_tokens: 120,
  output_tokens: 20,
  cached_tokens: 0,
  cache_written_tokens: 0,
  cost_micro_usd: 12,
  latency_ms: 300,
  ...over,
});

export const aDraft = (over: Partial<State<'draft'>> = {}): State<'draft'> => ({
  tier: 'fast',
  transcript: [{ role: 'assistant', content: [{ text: 'It is on its way.' }] }],
  text: 'It is on its way.',
  answered: true,
  answered_by: 'fast',
  asked_for_help: false,
  asked_for_person: null,
  promised: false,
  needs_person: false,
  wants_tools: false,
  rounds: 0,
  used: [],
  lookups: [],
  proposals: [],
  usable: true,
  unusable_replies: 0,
  stop_reason: 'end_turn',
  calls: [aCall()],
  spans: [],
  ...over,
});

export const aHistoryTurn = (over: Partial<HistoryTurn> = {}): HistoryTurn => ({
  key: '1700000000000-a',
  message: 'question',
  answer: 'answer',
  answered_at: 0,
  tokens: { question: 40, answer: 60 },
  model: 'm',
  escalated: false,
  context_from: null,
  proposal: null,
  started: null,
  may_run: false,
  told: null,
  lookups: [],
  changed_at: null,
  held: false,
  posts: [],
  ...over,
});

/** The move of a conversation's owner from the assistant to `to`, of which the notice `key` tells. */
export const aMove = (to: Move['to'], key: string): Move => {
  if (to !== 'closed') return { id: 'm', key, from: 'bot', version: null, to, set: {} };
  const closing = decideMove(NO_DESK, {
    ...{ action: 'close_conversation', actor: { kind: 'customer', id: 'ada', name: '' }, id: 'm', key, now: 0 },
    ...{ version: null, team: null, resolution: null },
  });
  if (closing.kind !== 'move') throw new Error('A conversation of the assistant can be closed.');
  return closing.move;
};

/** A reply of a person of the team. */
export const aPost = (over: Partial<Post> = {}): Post => ({
  key: '1700000000000-p',
  kind: 'reply',
  author: { id: 's-1', name: 'Ana' },
  text: 'I look at it.',
  move: null,
  ...over,
});

/** What an answered turn without tools, documents and actions is completed from. */
export const aCompletionInput = (over: Partial<CompletionInput> = {}): CompletionInput => ({
  turn: { key: '1700000000000-a', message_id: 'm-1', message: 'Where is it?', started_at: 1_700_000_000_000 },
  context: aContext(),
  knowledge: aKnowledge(),
  customer: 'ada',
  consent: { kind: 'none' },
  consentCalls: [],
  allowed: [],
  mayClaim: false,
  route: aRoute(),
  draft: aDraft(),
  handoff: { reading: aTriage(), actions: null, reason: null, words: null },
  desk: null,
  fault: null,
  timings: [],
  now: 1_700_000_001_000,
  ...over,
});

export const anAction = (over: Partial<ProposedAction> = {}): ProposedAction => ({
  server: 'store',
  tool: 'cancel_order',
  title: 'Cancel an order',
  arguments: { order_id: '1047', customer_id: 'ada' },
  preview: null,
  names: {},
  harmless: false,
  ...over,
});

/** The actions that the turn of `id` proposes. */
export const aProposal = (id: string, ...actions: readonly ProposedAction[]): Proposal => ({
  id,
  message_id: id,
  actions: actions.length === 0 ? [anAction()] : [...actions],
  later: [],
  asked_again: false,
});
