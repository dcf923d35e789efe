import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAssets, SHIPPED_FILE } from '../../infra/bundles.ts';
import { startApiGateway } from '../../local/api-gateway.ts';
import { Refusal } from '../../local/bedrock/refusal.ts';
import { startBedrock } from '../../local/bedrock.ts';
import { startDynamoDb } from '../../local/dynamodb.ts';
import { type LocalFunction, startFunction } from '../../local/lambda.ts';
import { startStepFunctions } from '../../local/step-functions.ts';
import { CONVERSATIONS, IDEMPOTENCY } from '../../local/table-definitions.ts';
import { createTables } from '../../local/tables.ts';
import { callTool } from '../support/rpc.ts';
import { type DeployedFunction, deployedFunction, deployedWorkflow } from './deployed.ts';
import { REGION, synth } from './synth.ts';
import { temporaryFolder } from './temporary.ts';

/** The fast model is throttled for as long as a conversation has this word in it. */
const THROTTLE = 'throttle-me';

/** What Lambda sets; the credentials are good for nothing. */
const LAMBDA = { AWS_REGION: REGION, AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };

const started: Array<{ close(): Promise<void> }> = [];
const keep = <T extends { close(): Promise<void> }>(part: T): T => {
  started.push(part);
  return part;
};
const calls: string[] = [];
const logs: string[] = [];
let functions: Record<'turn' | 'front', DeployedFunction>;
let endpoints: Readonly<Record<string, string>>;
let url = '';

const start = (fn: DeployedFunction, environment = fn.environment): Promise<LocalFunction> =>
  startFunction({ ...fn, environment: { ...LAMBDA, ...endpoints, ...environment }, onLog: (line) => logs.push(line) });

beforeAll(async () => {
  const assets = await buildAssets(temporaryFolder());
  const { resources, outdir } = synth('dev', { assets });
  const { arn, definition, turnArn } = deployedWorkflow(resources);
  functions = {
    turn: deployedFunction(resources, outdir, 'Turn'),
    front: deployedFunction(resources, outdir, 'Front'),
  };

  const onCall = ({ modelId, request }: { readonly modelId: string; readonly request: unknown }) => {
    calls.push(modelId);
    if (modelId.includes('nova-lite') && JSON.stringify(request).includes(THROTTLE)) {
      throw new Refusal('ThrottlingException', 'Too many requests.');
    }
  };
  const [bedrock, dynamo] = await Promise.all([startBedrock({ onCall }), startDynamoDb()]);
  keep(bedrock);
  keep(dynamo);
  await createTables(dynamo.url, [CONVERSATIONS, IDEMPOTENCY]);
  endpoints = { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url, AWS_ENDPOINT_URL_DYNAMODB: dynamo.url };

  const turn = keep(await start(functions.turn));
  const workflow = keep(await startStepFunctions({ definition, stateMachineArn: arn, functions: { [turnArn]: turn } }));
  endpoints = { ...endpoints, AWS_ENDPOINT_URL_SFN: workflow.url };
  const front = keep(await start(functions.front));
  url = `${keep(await startApiGateway({ port: 0, routes: { '/mcp': front } })).url}/mcp`;
}, 60_000);

afterAll(async () => {
  for (const part of started.reverse()) await part.close();
});

const chat = (message: string, given: object = {}) =>
  callTool(url, 'chat_with_ai', { message, user_id: 'ada', ...given });

describe('what is deployed', () => {
  it('is the shipped format', () => {
    for (const { entry } of Object.values(functions)) expect(entry.href).toMatch(new RegExp(`/${SHIPPED_FILE}$`));
  });

  it('answers a turn, with its receipt', async () => {
    const { isError, text, data } = await chat('Where is my order 1042?');
    expect(isError).toBe(false);
    expect(data).toMatchObject({
      answer: text,
      status: 'answered',
      model: 'us.amazon.nova-lite-v1:0',
      route: { tier: 'fast', fallback: false },
      usage: { input_tokens: expect.any(Number), cost_usd: expect.any(Number) },
      sentiment: { label: expect.any(String) },
    });
    const conversation_id = data.conversation_id;
    const history = await callTool(url, 'get_conversation_history', { conversation_id, user_id: 'ada' });
    expect(history.data.turns).toMatchObject([{ answer: text }]);
  });

  it('answers a repeated message from what is stored', async () => {
    const first = await chat('How do I return a parcel?', { message_id: 'm-1' });
    const before = calls.length;
    const second = await chat('How do I return a parcel?', { message_id: 'm-1' });
    expect(second.data.turn_id).toBe(first.data.turn_id);
    expect(calls).toHaveLength(before);
  });

  it('names faults as the workflow knows them, minified or not: a throttled model is retried, then the other answers', async () => {
    calls.length = 0;
    const { isError, data } = await chat(`Where is my order? ${THROTTLE}`);
    expect(isError).toBe(false);
    expect(data).toMatchObject({ route: { tier: 'strong', fallback: true }, status: 'answered' });
    expect(calls.filter((model) => model.includes('nova-lite'))).toHaveLength(3);
    expect(logs.join('\n')).toContain('ModelBusy');
  });

  it('makes the caller name the customer', async () => {
    const { isError, data } = await callTool(url, 'chat_with_ai', { message: 'Hello' });
    expect(isError).toBe(true);
    expect(data).toMatchObject({ code: 'INVALID', message: expect.stringContaining('user_id') });
  });
});

describe.each([
  ['turn', ['STAGE', 'TABLE_NAME', 'MODELS', 'CONTEXT_TOKENS', 'RETENTION_DAYS']],
  ['front', ['STAGE', 'TABLE_NAME', 'IDEMPOTENCY_TABLE_NAME', 'STATE_MACHINE_ARN', 'MODELS', 'TURN_SECONDS']],
] as const)('the environment of the %s function', (name, variables) => {
  it('has these variables', () => {
    expect(Object.keys(functions[name].environment).toSorted()).toEqual(variables.toSorted());
  });

  it.each(variables)('cannot do without %s, and the function says so when it starts', async (variable) => {
    const { [variable]: _, ...rest } = functions[name].environment;
    await expect(start(functions[name], rest)).rejects.toThrow(`Bad environment: ${variable}`);
  });
});
