import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod/mini';
import { ChatResult } from '../../../core/turn/chat-result.ts';
import { STAGES } from '../../../infra/stages.ts';
import { startBedrock } from '../../../local/aws/bedrock/server.ts';
import { createTables } from '../../../local/aws/dynamodb/create-tables.ts';
import { startDynamoDb } from '../../../local/aws/dynamodb/server.ts';
import { startStack } from '../../../local/stack.ts';
import { type Answer, type Call, startRecordingProxy } from '../cost/recording-proxy.ts';
import { NAIVE } from '../floors/naive.ts';
import { startFloors } from '../system.ts';
import { type Executions, followExecutions } from './executions.ts';
import { type Step, stepsOfFunction, stepsOfTurn } from './steps.ts';
import { Wire } from './wire.ts';

/** Longer than two calls that are made at once may be apart on the wire, and never added to a figure. */
const HOLD_MS = 20;
const Reply = z.object({ result: z.object({ structuredContent: ChatResult }) });

interface Scene {
  readonly title: string;
  readonly message: string;
  /** The message's id, if an earlier scene sent it. */
  readonly id?: string;
  /** Whether the turn went the way that the title says. */
  readonly isPlayed: (receipt: ChatResult) => boolean;
}

const isPlain = ({ route, tools, replayed }: ChatResult): boolean =>
  route?.escalated === false && !replayed && tools.length === 0;
const ORDINARY = { message: 'How long do I have to return an item?', id: 'ordinary' };

const SCENES: readonly Scene[] = [
  { title: 'An ordinary turn', ...ORDINARY, isPlayed: isPlain },
  {
    title: 'A turn with one tool round',
    message: 'Where is order 1042?',
    isPlayed: ({ route, tools }) => route?.escalated === false && tools.length === 1,
  },
  {
    title: 'An escalated turn: the customer is upset',
    message: 'This is terrible, awful service and I am furious.',
    isPlayed: ({ route }) => route?.escalated === true && route.tier === 'strong',
  },
  {
    title: 'A turn whose words ask for a person',
    message: 'I want to talk to a human, please.',
    isPlayed: ({ conversation, usage }) => conversation?.state === 'waiting' && usage.model_calls === 0,
  },
  { title: 'A replay', ...ORDINARY, isPlayed: ({ replayed }) => replayed },
];

export interface Played {
  readonly title: string;
  readonly steps: readonly Step[];
}

/** Plays each kind of turn on the one-machine run, with prod's quota, and a turn of the naive design. Records their states and calls. */
export const playScenes = async (): Promise<{ readonly turns: readonly Played[]; readonly naive: Played }> => {
  const started: Array<{ close(): unknown }> = [];
  const keep = <T extends { close(): unknown }>(part: T): T => {
    started.push(part);
    return part;
  };
  try {
    const [dynamo, bedrock] = [keep(await startDynamoDb()), keep(await startBedrock())];
    const table = keep(await startRecordingProxy(dynamo.url, held));
    const endpoints = { dynamo: table.url, bedrock: bedrock.url };
    const stack = keep(await startStack({ port: 0, environment: environmentOf(endpoints) }));
    const wire = new Wire(new URL(stack.url).host);
    const turns = await playTurns(stack.url, wire, keep(followExecutions(wire)));
    await createTables(endpoints.dynamo, [NAIVE]);
    return { turns, naive: await playNaive(keep(startFloors(endpoints)), wire) };
  } finally {
    for (const part of started.reverse()) await part.close();
  }
};

const held = async ({ body, send }: Call): Promise<Answer> => {
  const reply = await send(body);
  await pause(HOLD_MS);
  return reply;
};

const environmentOf = ({ dynamo, bedrock }: Readonly<Record<'dynamo' | 'bedrock', string>>) => ({
  AWS_ENDPOINT_URL_DYNAMODB: dynamo,
  AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock,
  DAILY_QUOTA: JSON.stringify(STAGES.prod.dailyQuota),
});

const playTurns = async (url: string, wire: Wire, executions: Executions): Promise<Played[]> => {
  // Secrets and lists of tools are read once.
  await send(url, 'Hello', 'first');
  executions.take();
  const turns: Played[] = [];
  for (const { title, message, id = title, isPlayed } of SCENES) {
    wire.take();
    const receipt = await send(url, message, id);
    if (!isPlayed(receipt)) throw new Error(`${title} went another way: ${JSON.stringify(receipt)}`);
    const { before, states, after } = executions.take();
    turns.push({ title, steps: stepsOfTurn(before, states, after) });
  }
  return turns;
};

const playNaive = async (floors: ReturnType<typeof startFloors>, wire: Wire): Promise<Played> => {
  // The second turn reads the first.
  for (let turn = 0; turn < 2; turn++) {
    wire.take();
    await floors.ask('naive', 'naive', ORDINARY.message);
  }
  const title = 'The naive design: one function reads all, invokes, writes';
  return { title, steps: stepsOfFunction('Function', wire.take()) };
};

/** The id is also that of a new conversation, because an escalated one stays escalated. */
const send = async (url: string, message: string, id: string): Promise<ChatResult> => {
  const params = { name: 'chat_with_ai', arguments: { message, conversation_id: id, message_id: id } };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params });
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return Reply.parse(await response.json()).result.structuredContent;
};
