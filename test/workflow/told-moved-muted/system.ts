import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { dynamoDesks } from '../../../adapters/dynamodb/desks.ts';
import { partitionKey } from '../../../core/config/keys.ts';
import { createTables } from '../../../local/aws/dynamodb/create-tables.ts';
import { startDynamoDb } from '../../../local/aws/dynamodb/server.ts';
import { CONVERSATIONS, IDEMPOTENCY } from '../../../local/aws/dynamodb/table-definitions.ts';
import { startFunction } from '../../../local/aws/lambda/function.ts';
import { FunctionError } from '../../../local/aws/lambda/function-error.ts';
import { createEngine, type Engine, type Outcome, runExecution } from '../../../local/aws/step-functions/execution.ts';
import { sharedEnvironment } from '../../../local/environment.ts';
import { startPlaybook } from '../../../local/playbook/start.ts';
import { executionInput, type TurnRequest } from '../../../statemachines/contract.ts';
import { definition } from '../../../statemachines/definition.ts';
import { type Scenario, startScriptedBedrock } from '../../support/bedrock/scripted-bedrock.ts';
import { guideFile, PlaybookFolder } from '../../support/playbook-folder.ts';
import { startSessionServer } from '../../support/session-server.ts';
import { type Item, TestTable } from '../../support/table.ts';
import { follow } from './ways.ts';

/** An invocation that fails, once: before its work, or behind it, when its reply is lost. */
export interface Fault {
  readonly state: string;
  readonly error: string;
  readonly isDone: boolean;
}

export interface Ran {
  readonly outcome: Outcome;
  readonly entered: readonly string[];
  /** The ways that it took, as `ALL_WAYS` names them. */
  readonly ways: readonly string[];
}

/** A deployment whose playbook hands off, or not, or in which visitors can ask for nobody. */
export type Place = 'on' | 'off' | 'spent';

interface Before {
  readonly state: string;
  readonly act: () => Promise<void>;
}

export interface System {
  readonly table: TestTable;
  readonly taken: ReadonlySet<string>;
  scenario(): Scenario;
  /** The models behind messages without a marker. */
  readonly unmarked: Scenario;
  /** One execution of the deployed definition and handlers. `before` does something in front of a task. */
  run(request: TurnRequest, place: Place, faults?: readonly Fault[], before?: Before): Promise<Ran>;
  /** A person takes the conversation over: the move, then the fence. */
  takeOver(of: Conversation, now: number): Promise<void>;
  /** The conversation's item as it is stored. */
  desk(of: Conversation): Promise<Item>;
  putDesk(of: Conversation, item: Item): Promise<void>;
  close(): Promise<void>;
}

type Conversation = Pick<TurnRequest, 'customer' | 'conversation'>;
type Input = Parameters<typeof runExecution>[1];

const arn = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
const ARNS = { TurnFunctionArn: arn('turn'), ToolsFunctionArn: arn('tools') };
const TOOLS = '[{ name: shop.look }, { name: shop.give }]';
const TOPICS = '[{ name: fraud, description: money that is gone }]';

/** The real functions, engine and table, with a company's server and scripted models, and a place with a desk, one without, and one without a desk for visitors. */
export const startSystem = async (): Promise<System> => {
  const guide = { tools: TOOLS, sensitive_topics: TOPICS };
  const folder = new PlaybookFolder({
    'on/playbook.md': guideFile('on', guide),
    'off/playbook.md': guideFile('off', { ...guide, handoff: '"off"' }),
  });
  const [dynamo, bedrock, shop] = await Promise.all([startDynamoDb(), startScriptedBedrock(), startShop()]);
  await createTables(dynamo.url, [CONVERSATIONS, IDEMPOTENCY]);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: dynamo.url, region: 'us-east-1', credentials }),
  );
  const table = new TestTable(dynamo.url);
  const desks = dynamoDesks(client, { table: CONVERSATIONS.TableName, retentionDays: 90, clock: { now: Date.now } });
  const shared = sharedEnvironment({}, { bedrock: bedrock.url, dynamo: dynamo.url });
  const playbooks = ['on', 'off'].map((name) => startPlaybook(`${folder.root}/${name}`, () => {}));
  const handler = (name: string, file: string, environment: object) =>
    startFunction({
      name,
      entry: new URL(`../../../handlers/${name}/index.ts`, import.meta.url),
      environment: { ...shared, PLAYBOOK: file, ...environment },
      timeoutMs: 30_000,
      onLog: () => {},
    });
  const [on = '', off = ''] = playbooks.map(({ file }) => file);
  const settings = { CONTEXT_TOKENS: '12000', RETENTION_DAYS: '90' };
  const functions = await Promise.all([
    handler('turn', on, settings),
    handler('turn', off, settings),
    handler('turn', on, { ...settings, VISITOR_BUDGET: '{"requests":0}' }),
    handler('tools', on, { TOOL_SERVERS: JSON.stringify([{ name: 'shop', url: shop.url }]) }),
  ]);
  const plans = new Map<string, { readonly faults: Fault[]; readonly before: Before | undefined }>();
  const followed = new Map<string, { readonly entered: string[]; readonly ways: string[] }>();
  const taken = new Set<string>();
  const engineOf = (turn: number): Engine => {
    const engine = createEngine(
      definition(ARNS) as Parameters<typeof createEngine>[0],
      { [ARNS.TurnFunctionArn]: functions[turn] as never, [ARNS.ToolsFunctionArn]: functions.at(-1) as never },
      new AbortController().signal,
    );
    const tasks = [...engine.tasks].map(([state, fn]) => {
      const invoke = async (payload: string) => {
        const { faults = [], before } = plans.get((JSON.parse(payload) as { execution: string }).execution) ?? {};
        if (before?.state === state) await before.act();
        const at = faults.findIndex((each) => each.state === state);
        const [fault] = at < 0 ? [] : faults.splice(at, 1);
        if (!fault) return fn.invoke(payload);
        if (fault.isDone) await fn.invoke(payload).catch(() => {});
        throw new FunctionError({ errorType: fault.error, errorMessage: 'By the test.', trace: [] });
      };
      return [state, { ...fn, invoke }] as const;
    });
    const { machine } = engine;
    const run: typeof machine.run = (input, options) => {
      const { Execution } = (options?.context ?? {}) as { readonly Execution: { readonly Id: string } };
      const running = machine.run(input, options);
      const { entered = [], ways = [] } = followed.get(Execution.Id) ?? {};
      const onWay = (way: string) => {
        taken.add(way);
        ways.push(way);
      };
      return { ...running, eventLogs: follow(running.eventLogs, entered, onWay) };
    };
    return { ...engine, machine: { run } as typeof machine, tasks: new Map(tasks) };
  };
  const engines = { on: engineOf(0), off: engineOf(1), spent: engineOf(2) };
  const key = (of: Conversation) => ({ pk: partitionKey(of), sk: '~CONVERSATION' });
  return {
    table,
    taken,
    scenario: bedrock.scenario,
    unmarked: bedrock.unmarked,
    run: async (request, place, faults = [], before) => {
      const id = randomUUID();
      const ran = { entered: [], ways: [] };
      followed.set(id, ran);
      plans.set(id, { faults: [...faults], before });
      const input = executionInput(request) as Input;
      const outcome = await runExecution(engines[place], input, {
        Execution: { Id: id, Name: id },
      } as never);
      return { outcome, ...ran };
    },
    takeOver: async (of, now) => {
      const { state, version, episode_from } = await desks.get(of);
      const set = { assignee: { id: 'ana', name: 'Ana' }, waiting_since: null };
      await desks.move(of, { id: `take#${version}`, key: `${now}-z`, from: state, version: null, to: 'human', set });
      for (const { message_id } of await desks.pendingTurns(of, episode_from))
        await desks.holdTurn({ ...of, message_id }, now, 1);
    },
    desk: async (of) => {
      const { Item = {} } = await client.send(
        new GetCommand({ TableName: CONVERSATIONS.TableName, Key: key(of), ConsistentRead: true }),
      );
      return Item;
    },
    putDesk: async (of, item) => {
      await client.send(new PutCommand({ TableName: CONVERSATIONS.TableName, Item: { ...key(of), ...of, ...item } }));
    },
    close: async () => {
      for (const part of [...functions, ...playbooks, shop, bedrock, dynamo]) await part.close();
      client.destroy();
      table.close();
      folder.remove();
    },
  };
};

/** A company's server with a tool that reads and one that writes; every call succeeds. */
const startShop = () =>
  startSessionServer((server) => {
    const inputSchema = { customer_id: z.string(), id: z.string() };
    const done = () => ({ content: [{ type: 'text' as const, text: 'Done.' }] });
    server.registerTool('look', { inputSchema, annotations: { readOnlyHint: true } }, done);
    server.registerTool('give', { inputSchema, annotations: { readOnlyHint: false, destructiveHint: false } }, done);
  });
