import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { Scenario } from '../../../infra/cost/counts.ts';
import { CONVERSATIONS, IDEMPOTENCY } from '../../../local/aws/dynamodb/table-definitions.ts';
import { Receipt } from '../../../local/chat/receipt.ts';
import type { CountedStack } from './counted-stack.ts';
import type { Conversation } from './workload.ts';

/** What has to be written after an answer is out: the last log lines. */
const SETTLE_MS = 300;

const Told = z.object({ result: z.object({ structuredContent: Receipt }) });

/** Has every conversation, one after another, and adds up what that used. Throws when counts and receipts disagree on the cost. */
export const countScenario = async (stack: CountedStack, talks: readonly Conversation[]): Promise<Scenario> => {
  for (const counter of [stack.table, stack.models, stack.logs]) counter.reset();
  const before = await storedBytes(stack);
  const receipts: Receipt[] = [];
  let responseBytes = 0;
  const prefix = String(Date.now());
  for (const { id, messages } of talks) {
    for (const [i, message] of messages.entries()) {
      const args = {
        message,
        conversation_id: `${prefix}-${id}`,
        message_id: `${prefix}-${id}-${i}`,
        user_id: `customer-${id}`,
      };
      const text = await ask(stack.url, args);
      responseBytes += Buffer.byteLength(text);
      receipts.push(Told.parse(JSON.parse(text)).result.structuredContent);
    }
  }
  await pause(SETTLE_MS);
  check(stack, receipts);
  const after = await storedBytes(stack);
  const { turnMs, modelMs } = stack.logs.times;
  const steps = receipts.flatMap(({ timings }) => timings.states);
  const stepMs = sum(steps.map(({ ms }) => ms));
  const answerMs = (modelMs.fast ?? 0) + (modelMs.strong ?? 0);
  const spans = receipts.map(spanOf);
  return {
    turns: receipts.length,
    conversations: talks.length,
    strongTurns: receipts.filter(({ route }) => route.tier === 'strong').length,
    responseBytes,
    models: [...stack.models.uses.values()]
      .map(({ microUsd, ...use }) => use)
      .toSorted((a, b) => a.model.localeCompare(b.model)),
    functions: {
      front: { invocations: receipts.length, ownMs: Math.round(turnMs - answerMs) },
      turn: { invocations: steps.length, ownMs: Math.round(stepMs - answerMs - (modelMs.triage ?? 0)) },
    },
    workflow: {
      ownMs: Math.round(sum(spans) - answerMs),
      events: sum(receipts.map(eventsOf)),
    },
    tables: {
      conversations: {
        ...unitsOf(stack, CONVERSATIONS.TableName),
        ...difference(after, before, CONVERSATIONS.TableName),
      },
      idempotency: { ...unitsOf(stack, IDEMPOTENCY.TableName), ...difference(after, before, IDEMPOTENCY.TableName) },
    },
    logs: Object.fromEntries(stack.logs.written),
    series: [...stack.logs.series.values()],
  };
};

const ask = async (url: string, args: object): Promise<string> => {
  const params = { name: 'chat_with_ai', arguments: args };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params });
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return response.text();
};

const check = ({ models, logs }: CountedStack, receipts: readonly Receipt[]): void => {
  const counted = sum([...models.uses.values()].map(({ microUsd }) => microUsd));
  const receipted = sum(receipts.map(({ usage }) => usage.cost_usd * 1e6));
  if (Math.abs(counted - receipted) > 0.01)
    throw new Error(`Counted ${counted} micro-dollars, receipts say ${receipted}.`);
  if (logs.times.turns !== receipts.length)
    throw new Error(`${logs.times.turns} turns logged, ${receipts.length} had.`);
};

/** How often the model branch ran: twice when the strong model took over within the turn. */
/** From the first state to the end of the last, which is about the execution. */
const spanOf = ({ timings }: Receipt): number => {
  const ends = timings.states.map(({ start_ms, ms }) => start_ms + ms);
  return Math.max(...ends) - Math.min(...timings.states.map(({ start_ms }) => start_ms));
};

/**
 * Events of an execution's history, each a log line at level ALL: 2 of the execution; 5 of a Task (entered, scheduled, started,
 * succeeded, exited); 4 of a Parallel; 2 of a Choice or Pass.
 */
const eventsOf = ({ timings: { states } }: Receipt): number => {
  const times = (name: string) => states.filter(({ state }) => state === name).length;
  const replies = times('InvokeModel');
  // Every run of Respond ends with a reply that asks for no tool: nothing fails here.
  const runs = replies - times('UseTools');
  const choices = ['Accepted?', 'Tools?', 'Confirmed?'].length + times('ClaimAction') + replies + 2 * runs;
  const passes = ['ForgetHistory', 'ChooseTier'].length + (1 - times('ListTools')) + runs + 2 * (runs - 1);
  return 2 + 5 * states.length + 4 * runs + 2 * (choices + passes);
};

const unitsOf = ({ table }: CountedStack, name: string) =>
  table.units.get(name) ?? { reads: 0, writes: 0, indexWrites: 0 };

const storedBytes = async ({ table }: CountedStack): Promise<Stored> => ({
  [CONVERSATIONS.TableName]: await table.stored(CONVERSATIONS.TableName),
  [IDEMPOTENCY.TableName]: await table.stored(IDEMPOTENCY.TableName),
});
type Stored = Readonly<Record<string, { readonly bytes: number; readonly items: number }>>;

const difference = (after: Stored, before: Stored, table: string) => ({
  bytes: (after[table]?.bytes ?? 0) - (before[table]?.bytes ?? 0),
  items: (after[table]?.items ?? 0) - (before[table]?.items ?? 0),
});

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
