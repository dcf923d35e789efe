import { setImmediate as nextTick } from 'node:timers/promises';
import { bedrockChatModel } from '../../../adapters/bedrock/chat-model.ts';
import { dynamoConversations } from '../../../adapters/dynamodb/conversations.ts';
import { dynamoDesks } from '../../../adapters/dynamodb/desks.ts';
import { playbookKnowledge } from '../../../adapters/playbook/knowledge.ts';
import { systemClock, turnSuffix } from '../../../core/config/clock.ts';
import { chooseModels, DEFAULT_MODELS } from '../../../core/models/catalogue.ts';
import type { CompletedTurn } from '../../../core/turn/turn.ts';
import { analyzeSentiment } from '../../../handlers/turn/analyze-sentiment.ts';
import { invokeModel } from '../../../handlers/turn/invoke-model.ts';
import { loadHistory } from '../../../handlers/turn/load-history.ts';
import { optimizeContext } from '../../../handlers/turn/optimize-context.ts';
import { persistTurn } from '../../../handlers/turn/persist-turn.ts';
import { CONVERSATIONS } from '../../../local/aws/dynamodb/table-definitions.ts';
import { compilePlaybook } from '../../../playbooks/compile.ts';
import { endless } from '../../support/values.ts';

/** One SDK call: the command's class, and its input as JSON. */
export interface Call {
  readonly name: string;
  readonly input: Record<string, unknown>;
}
export interface RecordedTurn {
  /** In the turn's order; the calls of one inner list are parallel. */
  readonly calls: ReadonlyArray<readonly Call[]>;
  readonly turn: CompletedTurn;
}

const CONTEXT_TOKENS = 12_000;
const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const REPLY = { output: { message: { role: 'assistant', content: [{ text: 'word '.repeat(60) }] } } };

/** Replaces both SDK clients. A call that begins while another is open belongs to the same group. */
const recorder = () => {
  const groups: Call[][] = [];
  let open = 0;
  const send = async (command: { readonly input: Call['input'] }) => {
    if (open === 0) groups.push([]);
    groups.at(-1)?.push({ name: command.constructor.name, input: command.input });
    open++;
    await nextTick();
    open--;
    return { ...REPLY, stopReason: 'end_turn', ConsumedCapacity: {} };
  };
  return { groups, client: { send } as never };
};

const shop = compilePlaybook('ecommerce');
const playbook = () => shop;

/**
 * Records the AWS calls of a successful turn by running its steps in the state machine's order, so that the floors follow every change
 * of items and expressions.
 */
export const recordTurn = async (conversation: string, message: string): Promise<RecordedTurn> => {
  const { groups, client } = recorder();
  const table = { table: CONVERSATIONS.TableName, retentionDays: 90, clock: systemClock };
  const conversations = dynamoConversations(client, table);
  const desks = dynamoDesks(client, table);
  const model = bedrockChatModel(client, chooseModels(DEFAULT_MODELS), systemClock);
  const execution = `arn:aws:states:us-east-1:000000000000:express:frontdesk-conversation-turn:${'0'.repeat(73)}`;
  const now = systemClock.now();
  const ids = { customer: 'local', conversation, message_id: crypto.randomUUID() };
  const request = {
    ...ids,
    message,
    confirm_action: null,
    client: null,
    act_as: null,
    network: null,
    uses_tools: false,
    started_at: now,
    deadline: now + 60_000,
  };
  const [run, spans] = [{ execution }, [{ state: 'AnalyzeSentiment', start_ms: 10, ms: 20 }]];

  const load = loadHistory(conversations, desks, null, endless, CONTEXT_TOKENS, playbook, systemClock, turnSuffix);
  const turn = { ...(await load({ request }, run)), spans };
  const tools = { offered: [], profile: null, cold: false, spans: [] };
  const optimize = optimizeContext(CONTEXT_TOKENS, playbookKnowledge(playbook), playbook, systemClock);
  const context = { ...(await optimize({ request, turn, tools, fault: null }, run)), spans };
  const invoke = invokeModel(model, playbook, systemClock);
  const begun = { request, turn, context, tools, claim: null, draft: null, triage: null, handoff: null, fault: null };
  const [draft, triage] = await Promise.all([
    invoke(begun, run),
    analyzeSentiment(model, playbook, log)({ request }, run),
  ]);
  const ending = { draft: { ...draft, spans }, triage: { ...triage, spans } };
  const persist = persistTurn(conversations, desks, null, playbook, systemClock, log);
  const { turn: completed } = await persist({ ...begun, ...ending }, run);
  if (completed?.status !== 'answered') throw new Error('The recorded turn did not complete.');
  return { calls: groups, turn: completed };
};
