import { writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { readCommandLine } from '../../core/config/command-line.ts';
import type { ModelTier } from '../../core/models/catalogue.ts';
import { ChatResult } from '../../core/turn/chat-result.ts';
import type { Counts } from '../../infra/cost/counts.ts';
import { STAGES } from '../../infra/stages.ts';
import { startBedrock } from '../../local/aws/bedrock/server.ts';
import { startDynamoDb } from '../../local/aws/dynamodb/server.ts';
import { startStack } from '../../local/stack.ts';
import { definitionText } from '../../statemachines/definition.ts';
import { allStates } from '../contract/asl.ts';
import { countEnteredStates } from './cost/entered-states.ts';
import { LogCounter } from './cost/log-counter.ts';
import { startLongAnswers } from './cost/long-answers.ts';
import { startTableCounter } from './cost/table-counter.ts';
import workload from './cost/workload.json' with { type: 'json' };
import { median } from './stats.ts';

const help = 'Plays the workload on this machine, and writes what AWS would bill for it to infra/cost/counts.json.';
readCommandLine({ command: 'npm run cost:count', help, options: {} });

/** At level ALL, Step Functions logs 2 events of an execution, 5 of a Task, 4 of a Parallel and 2 of any other state. */
const eventsOf = (type: string): number => (type === 'Task' ? 5 : type === 'Parallel' ? 4 : 2);
const Reply = z.object({ result: z.object({ structuredContent: ChatResult }) });

/** Of every ten conversations, the customer of one is upset, in its third or fourth turn, and it stays with the strong model. */
const messagesOf = (at: number, name: string): string[] => {
  const usual = [`${workload.first[at % workload.first.length]} Regards, ${name}.`, ...workload.later];
  return at % 10 === 9 ? usual.with(at % 20 === 9 ? 2 : 3, workload.upset) : usual;
};

/** Has a conversation; resolves to the text of every reply. */
const play = async (url: string, at: number, name: string): Promise<string[]> => {
  const replies: string[] = [];
  for (const [turn, message] of messagesOf(at, name).entries()) {
    const ids = { conversation_id: name, user_id: name, message_id: `${name}-${turn}` };
    const params = { name: 'chat_with_ai', arguments: { ...ids, message } };
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params });
    const headers = { 'content-type': 'application/json' };
    replies.push(await (await fetch(url, { method: 'POST', headers, body })).text());
  }
  return replies;
};

/** Plays the workload on the one-machine stack, with counters where AWS bills, and writes infra/cost/counts.json. */
const [dynamo, bedrock] = [await startDynamoDb(), await startBedrock()];
const [table, models] = [await startTableCounter(dynamo.url), await startLongAnswers(bedrock.url, workload.answers)];
const DAILY_QUOTA = JSON.stringify(STAGES.prod.dailyQuota);
const environment = { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: models.url, DAILY_QUOTA };
// With traffic, the prompt cache holds what all conversations have in common: a stack that is not counted fills it.
const first = await startStack({ port: 0, environment });
await play(first.url, 9, 'Zoe');
await first.close();

const [logs, entered] = [new LogCounter(), countEnteredStates()];
const counted = { ...environment, AWS_ENDPOINT_URL_DYNAMODB: table.url };
const stack = await startStack({ port: 0, environment: counted, onLog: logs.onLog });
const replies: string[] = [];
for (const [at, name] of workload.names.entries()) replies.push(...(await play(stack.url, at, name)));
await stack.close();

const receipts = replies.map((text) => Reply.parse(JSON.parse(text)).result.structuredContent);
const unusual = receipts.find(({ status, fault, route }) => status !== 'answered' || fault || route?.fallback);
if (unusual) throw new Error(`A turn took another way: ${JSON.stringify(unusual)}`);

const sum = <T>(all: readonly T[], pick: (one: T) => number) => all.reduce((total, one) => total + pick(one), 0);
const callsOf = (tier: ModelTier) => {
  const calls = receipts.flatMap(({ usage }) => usage.calls.filter((call) => call.tier === tier));
  return {
    calls: calls.length,
    input: sum(calls, (call) => call.input_tokens - call.cached_tokens - call.cache_written_tokens),
    output: sum(calls, (call) => call.output_tokens),
    cacheRead: sum(calls, (call) => call.cached_tokens),
    cacheWrite: sum(calls, (call) => call.cache_written_tokens),
  };
};
const times = receipts.map(({ timings }) => timings);
const medianMs = (pick: (timings: ChatResult['timings']) => number) => median(times.map(pick));
const machine = allStates(JSON.parse(definitionText()));
const states = machine.map(([name, { Type }]) => ({ name, Type, times: entered(name) }));

const counts: Counts = {
  date: new Date().toISOString().slice(0, 10),
  conversations: workload.names.length,
  turns: receipts.length,
  strongTurns: receipts.filter(({ route }) => route?.tier === 'strong').length,
  models: { triage: callsOf('triage'), fast: callsOf('fast'), strong: callsOf('strong') },
  workflow: {
    tasks: sum(states, ({ Type, times }) => (Type === 'Task' ? times : 0)),
    events: 2 * receipts.length + sum(states, ({ Type, times }) => eventsOf(Type) * times),
  },
  tables: table.counts(),
  responseBytes: sum(replies, (text) => Buffer.byteLength(text)),
  logBytes: logs.bytes,
  ownMs: {
    front: medianMs(({ total_ms }) => total_ms),
    steps: medianMs((timings) => sum(timings.states, ({ ms }) => ms)),
    workflow: medianMs((timings) => Math.max(...timings.states.map(({ start_ms, ms }) => start_ms + ms))),
  },
  states: Object.fromEntries(states.map(({ name, times }) => [name, times])),
  series: [...logs.series].sort(),
};
writeFileSync(new URL('../../infra/cost/counts.json', import.meta.url), `${JSON.stringify(counts, null, 2)}\n`);
for (const part of [models, table, bedrock, dynamo]) await part.close();
