import { setTimeout as pause } from 'node:timers/promises';
import { LOOPBACK } from '../core/access/loopback.ts';
import { TURN_SECONDS } from '../core/config/time-limits.ts';
import { definition } from '../statemachines/definition.ts';
import { allowedHosts, allowedOrigins, ownOrigins } from './allowed-callers.ts';
import { guardedRoutes } from './auth/guarded-routes.ts';
import { userIdentityIssuers } from './auth/identity-issuers.ts';
import { CUSTOMERS, STAFF } from './auth/issuer/realms.ts';
import type { Issuer } from './auth/issuer/server.ts';
import { startSessions } from './auth/sessions.ts';
import { type Routes, startApiGateway } from './aws/api-gateway/server.ts';
import { checkCredentials } from './aws/credentials/check.ts';
import { createTables } from './aws/dynamodb/create-tables.ts';
import { startDynamoDb } from './aws/dynamodb/server.ts';
import { CONVERSATIONS, IDEMPOTENCY } from './aws/dynamodb/table-definitions.ts';
import { startFunction } from './aws/lambda/function.ts';
import { startStepFunctions } from './aws/step-functions/server.ts';
import {
  DEFAULT_OPERATOR,
  endpointOf,
  frontEnvironment,
  guardEnvironment,
  needsCredentials,
  reachEndpoints,
  sharedEnvironment,
} from './environment.ts';
import { reach } from './http/reach.ts';
import { makeFolder } from './make-folder.ts';
import { modelSource } from './model-source.ts';
import { pageSettings } from './pages/page-settings.ts';
import { servePages } from './pages/serve-pages.ts';
import { startPlaybook } from './playbook/start.ts';
import { type SampleShop, startSampleShop } from './sample-shop.ts';
import { NO_SERVERS, startToolServers } from './tool-servers.ts';

const DYNAMODB = 'AWS_ENDPOINT_URL_DYNAMODB';
const LOST_MS = 1000;
const TURN_ARN = 'arn:aws:lambda:us-east-1:000000000000:function:frontdesk-turn';
const TOOLS_ARN = 'arn:aws:lambda:us-east-1:000000000000:function:frontdesk-tools';
const FUNCTIONS = { TurnFunctionArn: TURN_ARN, ToolsFunctionArn: TOOLS_ARN };
const STATE_MACHINE_ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:frontdesk-conversation-turn';
const DESK_STATE_MACHINE_ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:frontdesk-desk-action';

export interface StackOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** The user's variables. Endpoints that are set are used, and their stand-ins are not started. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The name of a folder in `playbooks`, or the path of a folder. Edits in it take effect at once. */
  readonly playbook?: string | undefined;
  /** Whether callers need a token. If so, two local issuers start too: the customers' and the staff's. */
  readonly auth?: boolean;
  readonly onLog?: (line: string) => void;
}

export interface Stack {
  /** Where `/mcp` is served. */
  readonly url: string;
  /** Where `/desk` is served. */
  readonly desk: string;
  /** The page of the sample shop; null for another playbook than the shop's. */
  readonly shop: string | null;
  /** The customers' authorization server; null if no tokens are required. */
  readonly issuer: string | null;
  /** A short description of the model source, for the console. */
  readonly answersFrom: string;
  /** Rejects with a one-line error when the stored conversations are lost or damaged. */
  readonly lost: Promise<never>;
  /** Closes everything that was started, in reverse order. */
  close(): Promise<void>;
}

/**
 * Starts the whole system on this machine: the deployed handlers and state machine over the wire, with stand-ins for
 * AWS.
 */
export const startStack = async ({
  port,
  environment,
  playbook = 'ecommerce',
  auth = false,
  onLog,
}: StackOptions): Promise<Stack> => {
  const started: Array<{ close(): Promise<void> }> = [];
  const keep = <T extends { close(): Promise<void> }>(part: T): T => {
    started.push(part);
    return part;
  };
  const close = async () => {
    for (const part of started.splice(0).reverse()) await part.close();
  };

  let issuers = null as { readonly customers: Issuer; readonly staff: Issuer } | null;
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => {});
  const say = onLog ?? (() => {});
  const source = modelSource(environment, say);
  const { limits } = source;
  const userOrigins = allowedOrigins(environment.ALLOWED_ORIGINS);
  /** The servers whose JWTs name customers at `/session`, and the origins whose pages may call it and `/mcp`. */
  const identityIssuers = userIdentityIssuers(environment.IDENTITY_ISSUERS);
  const pageOrigins: string[] = [];
  let shop = null as SampleShop | null;
  const dynamoEndpoint = endpointOf(DYNAMODB, environment);
  const sfnEndpoint = endpointOf('AWS_ENDPOINT_URL_SFN', environment);
  const dataDir = environment.DATA_DIR || undefined;

  const startFunctions = async (gateway: string): Promise<Routes> => {
    const resource = `${gateway}/mcp`;
    const deskResource = `${gateway}/desk`;
    const staffOrigins = [...userOrigins, ...ownOrigins(gateway)];
    pageOrigins.push(...staffOrigins);
    if (auth) {
      // Imported on demand, because loading it takes as long as everything else.
      const { startIssuer } = await import('./auth/issuer/server.ts');
      const customers = keep(await startIssuer(resource, CUSTOMERS));
      issuers = { customers, staff: keep(await startIssuer(deskResource, STAFF)) };
    }
    const compiled = keep(startPlaybook(playbook, say));
    const dynamoUrl = async () => {
      if (dynamoEndpoint) await reach(DYNAMODB, dynamoEndpoint);
      const table = dynamoEndpoint ? null : keep(await startDynamoDb({ ...(dataDir && { dataDir }), say }));
      table?.lost.catch(lost.reject);
      const url = dynamoEndpoint ?? table?.url ?? '';
      await createTables(url, [CONVERSATIONS, IDEMPOTENCY]).catch(async (error: Error) => {
        // A damaged folder is the cause of a broken connection, and is known a moment later.
        await Promise.race([table?.lost ?? null, pause(LOST_MS)]);
        throw new Error(dynamoEndpoint ? `${DYNAMODB}: ${error.message}` : error.message, { cause: error });
      });
      return url;
    };
    const reached = reachEndpoints(environment);
    reached.catch(() => {});
    // Before the store, which keeps its data in it, too.
    if (dataDir) makeFolder(dataDir);
    const [{ url: bedrock }, dynamo, servers, sampleShop] = await together([
      source.start().then(keep),
      dynamoUrl(),
      startToolServers(environment, playbook).then(keep),
      startSampleShop(environment, playbook, { port, frontdesk: gateway }).then((each) => each && keep(each)),
    ]);
    shop = sampleShop;
    if (shop) {
      pageOrigins.push(shop.url);
      identityIssuers.push(shop.identity);
    }

    const shared = sharedEnvironment(environment, { bedrock, dynamo }, JSON.stringify(source.models), limits.call);
    const conversationLimits = { CONTEXT_TOKENS: environment.CONTEXT_TOKENS ?? '12000', RETENTION_DAYS: '90' };
    const turnLimit = { TURN_SECONDS: environment.TURN_SECONDS ?? String(TURN_SECONDS) };
    const [, turn, tools] = await together([
      (needsCredentials(environment, bedrock) ? checkCredentials(shared) : Promise.resolve()).then(() => reached),
      startFunction({
        name: 'frontdesk-turn',
        entry: new URL('../handlers/turn/index.ts', import.meta.url),
        environment: {
          ...shared,
          PLAYBOOK: compiled.file,
          ...conversationLimits,
        },
        timeoutMs: limits.turnFunction * 1000,
        onLog,
      }).then(keep),
      startFunction({
        name: 'frontdesk-tools',
        entry: new URL('../handlers/tools/index.ts', import.meta.url),
        environment: { ...shared, ...servers.secrets, TOOL_SERVERS: servers.list, PLAYBOOK: compiled.file },
        timeoutMs: 30_000,
        onLog,
      }).then(keep),
    ]);
    const sfn =
      sfnEndpoint ??
      keep(
        await startStepFunctions({
          machines: {
            [STATE_MACHINE_ARN]: definition(FUNCTIONS, limits),
            [DESK_STATE_MACHINE_ARN]: definition(FUNCTIONS, limits, 'desk-action'),
          },
          maxSeconds: limits.execution,
          functions: { [TURN_ARN]: turn, [TOOLS_ARN]: tools },
        }),
      ).url;
    const guards = guardEnvironment(environment, pageOrigins);
    const [mcp, desk, sessions] = await together([
      startFunction({
        name: 'frontdesk-mcp',
        entry: new URL('../handlers/mcp/index.ts', import.meta.url),
        environment: {
          ...shared,
          AWS_ENDPOINT_URL_SFN: sfn,
          STATE_MACHINE_ARN,
          DESK_STATE_MACHINE_ARN,
          PLAYBOOK: compiled.file,
          USES_TOOLS: String(servers.list !== NO_SERVERS),
          IDEMPOTENCY_TABLE_NAME: IDEMPOTENCY.TableName,
          ...turnLimit,
          ...frontEnvironment(guards, resource, issuers?.customers.url),
        },
        timeoutMs: limits.frontFunction * 1000,
        onLog,
      }).then(keep),
      startFunction({
        name: 'frontdesk-desk',
        entry: new URL('../handlers/desk/index.ts', import.meta.url),
        environment: {
          ...shared,
          AWS_ENDPOINT_URL_SFN: sfn,
          STATE_MACHINE_ARN: DESK_STATE_MACHINE_ARN,
          PLAYBOOK: compiled.file,
          ...conversationLimits,
          ...turnLimit,
          ...frontEnvironment(
            guardEnvironment(environment, staffOrigins),
            deskResource,
            issuers?.staff.url,
            DEFAULT_OPERATOR,
          ),
        },
        startsCold: true,
        timeoutMs: limits.frontFunction * 1000,
        onLog,
      }).then(keep),
      startSessions({ gateway, environment: { ...shared, ...guards }, identityIssuers, onLog }).then(keep),
    ]);
    const logs = { logLevel: shared.POWERTOOLS_LOG_LEVEL, onLog };
    const staff = issuers?.staff;
    const [forCustomers, forStaff] = await together([
      guardedRoutes({
        ...{ resource, front: mcp, issuer: issuers?.customers ?? null, sessions: sessions.variables, ...logs },
      }).then(keep),
      staff
        ? guardedRoutes({ resource: deskResource, front: desk, issuer: staff, sessions: null, ...logs }).then(keep)
        : { routes: { '/desk': desk } },
    ]);
    return { ...forCustomers.routes, ...forStaff.routes, '/session': sessions.front };
  };

  try {
    // The gateway knows its URL before the functions start, and closes before they do, so that requests in progress can
    // finish.
    const pages = keep(
      servePages({
        config: () => pageSettings(issuers?.staff.url ?? null, shop?.url ?? null).config,
        origins: () => pageSettings(issuers?.staff.url ?? null, shop?.url ?? null).origins,
        allowedHosts: [...LOOPBACK, ...allowedHosts(environment.ALLOWED_HOSTS)],
        say,
      }),
    );
    const starting = startApiGateway({
      port,
      routes: startFunctions,
      allowedOrigins: () => pageOrigins,
      pages: pages.answer,
    });
    const api = keep(await Promise.race([starting, lost.promise]));
    const { name: answersFrom } = source;
    return {
      url: `${api.url}/mcp`,
      desk: `${api.url}/desk`,
      shop: shop?.url ?? null,
      issuer: issuers?.customers.url ?? null,
      answersFrom,
      lost: lost.promise,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

/** Waits for all of them even if one fails, so that everything that has started can be closed. */
const together = async <T extends readonly unknown[]>(starting: readonly [...T]) => {
  await Promise.allSettled(starting);
  return Promise.all(starting);
};
