import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenChallenge } from '../../core/access/bearer-challenge.ts';
import { startStore } from '../../examples/store/store.ts';
import { buildAssets, SHIPPED_FILE } from '../../infra/functions/bundles.ts';
import { startApiGateway } from '../../local/aws/api-gateway/server.ts';
import { Refusal } from '../../local/aws/bedrock/protocol/refusal.ts';
import { startBedrock } from '../../local/aws/bedrock/server.ts';
import { createTables } from '../../local/aws/dynamodb/create-tables.ts';
import { startDynamoDb } from '../../local/aws/dynamodb/server.ts';
import { CONVERSATIONS, IDEMPOTENCY } from '../../local/aws/dynamodb/table-definitions.ts';
import { startKms } from '../../local/aws/kms/server.ts';
import { type LocalFunction, startFunction } from '../../local/aws/lambda/function.ts';
import { startStepFunctions } from '../../local/aws/step-functions/server.ts';
import { executionInput } from '../../statemachines/contract.ts';
import { type DeployedFunction, deployedFunction, deployedWorkflow } from '../infra/support/deployed.ts';
import { REGION, synth } from '../infra/support/synth.ts';
import { temporaryFolder } from '../infra/support/temporary.ts';
import { type IssuerKeys, startIssuerKeys } from '../support/issuer-keys.ts';
import { startRetrieve } from '../support/retrieve.ts';
import { post } from '../support/rpc.ts';
import { anAcceptedTurn, aRequest, noTools } from '../support/values.ts';

const METADATA = '/.well-known/oauth-protected-resource';

/** A conversation that contains this word throttles the fast model. */
const THROTTLE = 'throttle-me';

/** The variables that Lambda sets, with dummy credentials. */
const LAMBDA = { AWS_REGION: REGION, AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };

const started: Array<{ close(): Promise<void> }> = [];
const keep = <T extends { close(): Promise<void> }>(part: T): T => {
  started.push(part);
  return part;
};
const calls: string[] = [];
const logs: string[] = [];
let functions: Record<
  'turn' | 'tools' | 'front' | 'authorizer' | 'session' | 'desk' | 'desk authorizer' | 'staff token',
  DeployedFunction
>;
let keys: IssuerKeys;
let endpoints: Readonly<Record<string, string>>;
let store: Awaited<ReturnType<typeof startStore>>;
let url = '';
let deskUrl = '';
let metadataUrl = '';

const start = (fn: DeployedFunction, environment = fn.environment): Promise<LocalFunction> =>
  startFunction({ ...fn, environment: { ...LAMBDA, ...endpoints, ...environment }, onLog: (line) => logs.push(line) });

beforeAll(async () => {
  const assets = await buildAssets(temporaryFolder());
  const { resources, outdir } = synth('dev', { assets });
  const [turns, acts] = [deployedWorkflow(resources, 'Workflow'), deployedWorkflow(resources, 'DeskWorkflow')];
  functions = {
    turn: deployedFunction(resources, outdir, 'Turn'),
    front: deployedFunction(resources, outdir, 'Front'),
    authorizer: deployedFunction(resources, outdir, 'Authorizer'),
    tools: deployedFunction(resources, outdir, 'Tools'),
    session: deployedFunction(resources, outdir, 'SessionFunction'),
    desk: deployedFunction(resources, outdir, 'DeskFunction'),
    'desk authorizer': deployedFunction(resources, outdir, 'DeskAuthorizer'),
    'staff token': deployedFunction(resources, outdir, 'StaffToken'),
  };

  const onCall = ({ modelId, request }: { readonly modelId: string; readonly request: unknown }) => {
    calls.push(modelId);
    if (modelId.includes('nova-lite') && JSON.stringify(request).includes(THROTTLE)) {
      throw new Refusal('ThrottlingException', 'Too many requests.');
    }
  };
  const [bedrock, dynamo, kms] = await Promise.all([startBedrock({ onCall }), startDynamoDb(), startKms()]);
  keys = keep(await startIssuerKeys());
  keep(bedrock);
  keep(dynamo);
  keep(kms);
  await createTables(dynamo.url, [CONVERSATIONS, IDEMPOTENCY]);
  endpoints = {
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url,
    AWS_ENDPOINT_URL_DYNAMODB: dynamo.url,
    AWS_ENDPOINT_URL_KMS: kms.url,
  };
  const SESSION_KEYS = kms.keyId;

  const turn = keep(await start(functions.turn));
  // The same bundles, configured with a tool server.
  store = keep(await startStore({ port: 0 }));
  const servers = [{ name: 'store', url: store.url }];
  const tools = keep(
    await start(functions.tools, { ...functions.tools.environment, TOOL_SERVERS: JSON.stringify(servers) }),
  );
  const tasks = { [turns.turnArn]: turn, [turns.toolsArn]: tools };
  const machines = { [turns.arn]: turns.definition, [acts.arn]: acts.definition };
  const workflow = keep(await startStepFunctions({ machines, functions: tasks }));
  endpoints = { ...endpoints, AWS_ENDPOINT_URL_SFN: workflow.url };
  const front = keep(await start(functions.front, { ...functions.front.environment, USES_TOOLS: 'true' }));
  const authorizer = keep(
    await start(functions.authorizer, { ...functions.authorizer.environment, JWKS_URI: keys.jwksUri, SESSION_KEYS }),
  );
  const session = keep(await start(functions.session, { ...functions.session.environment, SESSION_KEYS }));
  const desk = keep(await start(functions.desk));
  const ofDesk = keep(
    await start(functions['desk authorizer'], {
      ...functions['desk authorizer'].environment,
      JWKS_URI: keys.jwksUri,
    }),
  );
  const routes = {
    '/mcp': { target: front, authorizer },
    '/desk': { target: desk, authorizer: ofDesk },
    '/session': session,
    [`${METADATA}/mcp`]: front,
    [`${METADATA}/desk`]: desk,
  };
  const api = keep(await startApiGateway({ port: 0, routes }));
  url = `${api.url}/mcp`;
  deskUrl = `${api.url}/desk`;
  metadataUrl = `${api.url}${METADATA}`;
}, 60_000);

afterAll(async () => {
  for (const part of started.reverse()) await part.close();
});

/** An access token in Cognito's format, for one of the template's clients. */
const token = (sub: string, scopes: string) => {
  const { ISSUER: iss, CLIENT_IDS = '', SCOPE_PREFIX = '' } = functions.authorizer.environment;
  const [client_id] = CLIENT_IDS.split(',');
  const scope = scopes.split(' ').map((each) => SCOPE_PREFIX + each);
  return keys.sign({ iss, sub, client_id, token_use: 'access', scope: scope.join(' '), exp: Date.now() / 1000 + 60 });
};
const customer = (sub: string) => token(sub, 'support:chat support:read');

/** An access token of the staff's pool, after the trigger has added the name. */
const operator = (sub: string, name: string, groups: readonly string[]) => {
  const { ISSUER: iss, CLIENT_IDS = '' } = functions['desk authorizer'].environment;
  const [client_id] = CLIENT_IDS.split(',');
  const claims = { iss, sub, client_id, token_use: 'access', name, 'cognito:groups': groups };
  return keys.sign({ ...claims, scope: 'frontdesk/support:operate', exp: Date.now() / 1000 + 60 });
};

const call = async (bearer: string, name: string, args: object, to = url) => {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}` };
  const { status, text } = await post(to, body, headers);
  const { result } = JSON.parse(text);
  if (!result) throw new Error(`HTTP ${status}: ${text}`);
  return { isError: result.isError ?? false, text: result.content[0].text, data: result.structuredContent };
};
const chat = async (message: string, given: object = {}) =>
  call(await customer('ada'), 'chat_with_ai', { message, ...given });

describe('the deployed bundles', () => {
  it('have the shipped format', () => {
    for (const { entry } of Object.values(functions)) expect(entry.href).toMatch(new RegExp(`/${SHIPPED_FILE}$`));
  });

  it('answer a turn with its receipt', async () => {
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
    const history = await call(await customer('ada'), 'get_conversation_history', { conversation_id });
    expect(history.data.turns).toMatchObject([{ answer: text }]);
  });

  it('answer a repeated message from the table', async () => {
    const first = await chat('How do I return a parcel?', { message_id: 'm-1' });
    const before = calls.length;
    const second = await chat('How do I return a parcel?', { message_id: 'm-1' });
    expect(second.data.turn_id).toBe(first.data.turn_id);
    expect(calls).toHaveLength(before);
  });

  it('keep the fault names although minified: a throttled model is retried, then the other tier answers', async () => {
    calls.length = 0;
    const { isError, data } = await chat(`Where is my order? ${THROTTLE}`);
    expect(isError).toBe(false);
    expect(data).toMatchObject({ route: { tier: 'strong', fallback: true }, status: 'answered' });
    expect(calls.filter((model) => model.includes('nova-lite'))).toHaveLength(3);
    expect(logs.join('\n')).toContain('ModelBusy');
  });

  it('carry out an action once, after consent, by a tool server', async () => {
    const local = await token('local', 'support:chat support:read');
    const say = (message: string) =>
      call(local, 'chat_with_ai', { message, conversation_id: 'returns', user_id: 'local' });
    expect((await say('I want to return the blue kettle')).data.proposal).toMatchObject({
      actions: [{ tool: 'create_return' }],
    });
    expect(store.writes).toEqual([]);
    expect((await say('yes')).data.actions).toMatchObject([{ outcome: 'done' }]);
    await say('yes');
    expect(store.writes).toHaveLength(1);
  });

  it('search a knowledge base where the stage has one', async () => {
    const passage = { text: 'You have 100 days.' };
    const retrieve = keep(await startRetrieve({ results: [{ content: passage }] }));
    const environment = {
      ...functions.turn.environment,
      KNOWLEDGE_BASE_ID: 'KB12345678',
      AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME: retrieve.url,
    };
    const turn = keep(await start(functions.turn, environment));
    const state = { ...executionInput(aRequest()), turn: anAcceptedTurn(), tools: noTools };
    const found = await turn.invoke(JSON.stringify({ step: 'OptimizeContext', execution: 'arn:e', state }));
    expect(JSON.parse(found)).toMatchObject({ knowledge: { passages: [passage] } });
    expect(retrieve.requests[0]?.headers.authorization).toContain('/us-east-1/bedrock/aws4_request');
  });

  it('take the customer from the token, and another customer only with support:act_as', async () => {
    const { data } = await chat('Where is my order 1043?');
    const read = (bearer: string, named: object = {}) =>
      call(bearer, 'get_conversation_history', { conversation_id: data.conversation_id, ...named });
    const backOffice = await token('back-office', 'support:chat support:read support:act_as');
    expect((await read(backOffice, { user_id: 'ada' })).data.turns).toHaveLength(1);
    expect((await read(await customer('bob'), { user_id: 'ada' })).data.code).toBe('FORBIDDEN');
    expect((await read(await customer('bob'))).data.code).toBe('NOT_FOUND');
  });

  it('hand a conversation to a person, who answers at the desk and gives it back', async () => {
    const ids = { conversation_id: 'person' };
    expect((await chat('I want to talk to a human', ids)).data).toMatchObject({ conversation: { state: 'waiting' } });
    const ana = await operator('ana', 'Ana', ['supervisor']);
    const work = async (name: string, args: object) => {
      const { isError, text, data } = await call(ana, name, args, deskUrl);
      if (isError) throw new Error(text);
      return data;
    };
    expect(await work('list_queue', { view: 'waiting' })).toMatchObject({
      rows: [{ customer: 'ada', conversation_id: 'person' }],
    });
    const on = { customer: 'ada', ...ids };
    await work('reply', { ...on, text: 'Hello, Ana here.' });
    const seen = await work('open_case', on);
    expect(await chat('My parcel is late', ids)).toMatchObject({ data: { status: 'held' } });
    await expect(work('give_back', { ...on, version: seen.version })).rejects.toThrow('Nothing was done');
    const now = await work('open_case', on);
    await work('give_back', { ...on, version: now.version });
    expect((await chat('Where is my order 1042?', ids)).data.status).toBe('answered');
  });

  it("accept each pool's tokens at its own endpoint only, and say where others are to be had", async () => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
    const send = (to: string, bearer: string) =>
      post(to, body, { 'content-type': 'application/json', authorization: `Bearer ${bearer}` });
    const [ada, ana] = [await customer('ada'), await operator('ana', 'Ana', ['agent'])];
    expect((await send(deskUrl, ana)).status).toBe(200);
    expect((await send(url, ana)).status).toBe(401);
    const refused = await send(deskUrl, ada);
    expect(refused.status).toBe(401);
    const { RESOURCE_URL = '' } = functions.desk.environment;
    // As API Gateway renames the header of a function.
    expect(refused.headers.get('x-amzn-remapped-www-authenticate')).toBe(
      tokenChallenge({ resource: RESOURCE_URL, scopePrefix: 'frontdesk/' }),
    );
    const metadata = await post(`${metadataUrl}/desk`, '', {}, 'GET');
    expect(JSON.parse(metadata.text)).toMatchObject({
      resource: RESOURCE_URL,
      authorization_servers: [RESOURCE_URL],
      scopes_supported: ['frontdesk/support:operate'],
    });
  });

  it("complete a person's access token with the name", async () => {
    const trigger = keep(await start(functions['staff token']));
    const event = { version: '2', request: { userAttributes: { name: 'Ana' } }, response: {} };
    expect(JSON.parse(await trigger.invoke(JSON.stringify(event)))).toMatchObject({
      response: {
        claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: { name: 'Ana' } } },
      },
    });
  });

  it('open the session of a visitor, who is answered at /mcp, and is nobody at /desk', async () => {
    const opened = await post(url.replace(/mcp$/, 'session'), '{}');
    expect(JSON.parse(opened.text)).toMatchObject({ customer: 'visitor', visitor: expect.any(String) });
    const { access_token } = JSON.parse(opened.text);
    expect((await call(access_token, 'chat_with_ai', { message: 'How do I return a parcel?' })).isError).toBe(false);
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${access_token}` };
    expect(await post(deskUrl, '{}', headers)).toMatchObject({ status: 401 });
  });

  it('reject a request without a token of this issuer, and serve the metadata without one', async () => {
    const { ISSUER, RESOURCE_URL } = functions.front.environment;
    const stranger = await keys.sign({ iss: 'https://login.example.com', sub: 'ada', exp: Date.now() / 1000 + 60 });
    for (const headers of [{}, { authorization: `Bearer ${stranger}` }]) {
      expect(await post(url, '{}', { 'content-type': 'application/json', ...headers })).toMatchObject({ status: 401 });
    }
    const metadata = await post(`${metadataUrl}/mcp`, '', {}, 'GET');
    expect(JSON.parse(metadata.text)).toMatchObject({
      resource: RESOURCE_URL,
      authorization_servers: [ISSUER],
      scopes_supported: ['frontdesk/support:chat', 'frontdesk/support:read'],
    });
  });
});

/** The pages of the stage may call it. */
const ORIGINS = 'ALLOWED_ORIGINS';
const PROTECTION = ['RESOURCE_URL', 'ISSUER', 'SCOPE_PREFIX', 'LOGIN_URL', 'JWKS_URI'];

describe.each([
  [
    'turn',
    ['STAGE', 'TABLE_NAME', 'MODELS', 'CONTEXT_TOKENS', 'RETENTION_DAYS', 'PLAYBOOK'],
    ['DAILY_QUOTA', 'VISITOR_BUDGET'],
  ],
  ['tools', ['TOOL_SERVERS', 'PLAYBOOK'], ['STAGE']],
  [
    'front',
    ['STAGE', 'TABLE_NAME', 'IDEMPOTENCY_TABLE_NAME', 'STATE_MACHINE_ARN', 'MODELS', 'TURN_SECONDS', 'PLAYBOOK'],
    [...PROTECTION, ORIGINS, 'DAILY_QUOTA', 'VISITOR_BUDGET', 'DESK_STATE_MACHINE_ARN'],
  ],
  [
    'desk',
    [
      'STAGE',
      'TABLE_NAME',
      'STATE_MACHINE_ARN',
      'PLAYBOOK',
      'MODELS',
      'CONTEXT_TOKENS',
      'RETENTION_DAYS',
      'TURN_SECONDS',
    ],
    [...PROTECTION, ORIGINS, 'DAILY_QUOTA', 'WEBHOOKS'],
  ],
  ['session', ['TABLE_NAME', 'SESSION_ISSUER', 'SESSION_KEYS', 'RESOURCE_URL'], [ORIGINS, 'VISITOR_BUDGET']],
  // Without ISSUER it would accept the tokens of sessions only.
  [
    'authorizer',
    ['STAGE', 'RESOURCE_URL', 'JWKS_URI', 'CLIENT_IDS', 'SESSION_ISSUER', 'SESSION_KEYS'],
    ['ISSUER', 'SCOPE_PREFIX'],
  ],
  // Without ENDPOINT it would serve customers: its URL says otherwise.
  [
    'desk authorizer',
    ['STAGE', 'ENDPOINT', 'RESOURCE_URL', 'ISSUER', 'JWKS_URI', 'CLIENT_IDS'],
    ['SCOPE_PREFIX', 'CONSOLE_CLIENT'],
  ],
] as const)('the environment of the %s function', (name, variables, others) => {
  it('have these variables', () => {
    expect(Object.keys(functions[name].environment).toSorted()).toEqual([...variables, ...others].toSorted());
  });

  it.each(variables)('fail to start without %s, with an error that names it', async (variable) => {
    const { [variable]: _, ...rest } = functions[name].environment;
    await expect(start(functions[name], rest)).rejects.toThrow(new RegExp(`Bad environment: .*\\b${variable}\\b`));
  });
});
