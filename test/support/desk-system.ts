import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { SFNClient } from '@aws-sdk/client-sfn';
import { expect } from 'vitest';
import { stepFunctionsWorkflow } from '../../adapters/aws/step-functions-workflow.ts';
import type { ConversationId } from '../../core/config/keys.ts';
import { createTables } from '../../local/aws/dynamodb/create-tables.ts';
import { startDynamoDb } from '../../local/aws/dynamodb/server.ts';
import { CONVERSATIONS } from '../../local/aws/dynamodb/table-definitions.ts';
import { type LocalFunction, startFunction } from '../../local/aws/lambda/function.ts';
import { FunctionError } from '../../local/aws/lambda/function-error.ts';
import { startStepFunctions } from '../../local/aws/step-functions/server.ts';
import { sharedEnvironment } from '../../local/environment.ts';
import { startPlaybook } from '../../local/playbook/start.ts';
import { type ExecutionOutput, executionInput } from '../../statemachines/contract.ts';
import { definition } from '../../statemachines/definition.ts';
import { DeskOutcome, type DeskRequest, deskDeadline, deskInput } from '../../statemachines/desk-contract.ts';
import { type Scenario, type Script, startScriptedBedrock } from './bedrock/scripted-bedrock.ts';
import { TestTable } from './table.ts';

const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:turn';
const ARNS = { TurnFunctionArn: FUNCTION, ToolsFunctionArn: FUNCTION };
const arnOf = (name: string) => `arn:aws:states:us-east-1:000000000000:stateMachine:${name}`;

/** What happens to one invocation of a step: its sandbox dies before the work, or behind it. */
export type Crash = 'before' | 'after';

export const ANA = { kind: 'staff', id: 'ana', name: 'Ana' } as const;
/** Teams that the playbook has besides its own: a test that takes from the queue needs one for itself. */
export const TEAMS = Array.from({ length: 20 }, (_, n) => `team_${n}`);

export const BEN = { kind: 'staff', id: 'ben', name: 'Ben' } as const;

export interface DeskSystem {
  readonly table: TestTable;
  /** URL of the table's service. */
  readonly dynamo: string;
  /** Models for the messages that hold its marker. */
  scenario(script?: Script): Scenario;
  /** The steps that ran for a message_id, in their order. */
  ran(messageId: string): readonly string[];
  /** Lets the next invocations of a step for a message_id crash, one after the other. */
  crash(messageId: string, step: string, ...how: readonly Crash[]): void;
  /** One act at the desk; rejects with `ClientError` if its execution fails. */
  act(request: Partial<DeskRequest>): Promise<DeskOutcome>;
  /** One message of a customer. */
  say(id: ConversationId, message: string, messageId?: string): Promise<ExecutionOutput>;
  close(): Promise<void>;
}

/** Both state machines over the real turn function and table, without the fronts. */
export const startDeskSystem = async (playbook = 'ecommerce'): Promise<DeskSystem> => {
  const [bedrock, dynamo] = await Promise.all([startScriptedBedrock(), startDynamoDb()]);
  await createTables(dynamo.url, [CONVERSATIONS]);
  const compiled = startPlaybook(playbook, () => {});
  const guide = JSON.parse(readFileSync(compiled.file, 'utf8'));
  const teams = [...guide.teams, ...TEAMS.map((name) => ({ name, title: {}, topics: [] }))];
  writeFileSync(compiled.file, JSON.stringify({ ...guide, teams }));
  const turn = await startFunction({
    name: 'turn',
    entry: new URL('../../handlers/turn/index.ts', import.meta.url),
    environment: {
      ...sharedEnvironment({}, { bedrock: bedrock.url, dynamo: dynamo.url }),
      ...{ PLAYBOOK: compiled.file, CONTEXT_TOKENS: '12000', RETENTION_DAYS: '90' },
    },
    timeoutMs: 30_000,
  });
  const ran: { readonly step: string; readonly message_id: string }[] = [];
  const crashes = new Map<string, Crash[]>();
  const invoke = async (payload: string): Promise<string> => {
    const { step, state } = JSON.parse(payload);
    const { message_id } = state.request;
    ran.push({ step, message_id });
    const how = crashes.get(`${message_id} ${step}`)?.shift();
    const dies = () => new FunctionError({ errorType: 'Runtime.ExitError', errorMessage: 'It died.', trace: [] });
    if (how === 'before') throw dies();
    const result = await turn.invoke(payload);
    if (how === 'after') throw dies();
    return result;
  };
  const fn: LocalFunction = { ...turn, invoke };
  const machines = {
    [arnOf('turn')]: definition(ARNS),
    [arnOf('desk')]: definition(ARNS, undefined, 'desk-action'),
  };
  const service = await startStepFunctions({ machines, functions: { [FUNCTION]: fn } });
  const client = new SFNClient({
    ...{ endpoint: service.url, region: 'us-east-1', disableHostPrefix: true, maxAttempts: 1 },
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const [turns, desk] = ['turn', 'desk'].map((name) => stepFunctionsWorkflow(client, arnOf(name)));
  const table = new TestTable(dynamo.url);
  return {
    table,
    dynamo: dynamo.url,
    scenario: (script = {}) => {
      const scenario = bedrock.scenario();
      scenario.script(script);
      return scenario;
    },
    ran: (messageId) => ran.filter(({ message_id }) => message_id === messageId).map(({ step }) => step),
    crash: (messageId, step, ...how) => void crashes.set(`${messageId} ${step}`, [...how]),
    act: async (over) => {
      const request = anAct(over);
      return DeskOutcome.parse((await desk?.run(deskInput(request)))?.output);
    },
    say: async (id, message, message_id = randomUUID()) => {
      const now = Date.now();
      const request = {
        ...{ ...id, message, message_id, confirm_action: null, client: null, act_as: null, network: null },
        ...{ uses_tools: false, started_at: now, deadline: now + 55_000 },
      };
      return (await turns?.run(executionInput(request)))?.output as ExecutionOutput;
    },
    close: async () => {
      client.destroy();
      table.close();
      await service.close();
      await Promise.all([turn.close(), compiled.close()]);
      await Promise.all([bedrock.close(), dynamo.close()]);
      expect(bedrock.violations).toEqual([]);
    },
  };
};

/** An act of Ana's with what it does not name left out. */
const anAct = (over: Partial<DeskRequest> = {}): DeskRequest => {
  const started_at = Date.now();
  const action = over.action ?? 'take_over';
  return {
    ...{ action, actor: ANA, client: null, teams: null, message_id: randomUUID(), conversation: null, version: null },
    ...{ text: null, team: null, languages: [], resolution: null, contact: null, feedback: null },
    ...{ started_at, deadline: deskDeadline(action, started_at) },
    ...over,
  };
};
