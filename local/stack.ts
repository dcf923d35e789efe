import { LOOPBACK } from '../core/access/loopback.ts';
import { TURN_SECONDS } from '../core/config/time-limits.ts';
import { allowedHosts, allowedOrigins, ownOrigins } from './allowed-callers.ts';
import { userIdentityIssuers } from './auth/identity-issuers.ts';
import { CUSTOMERS, STAFF } from './auth/issuer/realms.ts';
import type { Issuer } from './auth/issuer/server.ts';
import { type Routes, startApiGateway } from './aws/api-gateway/server.ts';
import { checkCredentials } from './aws/credentials/check.ts';
import { checkWebhooks } from './check-webhooks.ts';
import { endpointOf, needsCredentials, reachEndpoints, sharedEnvironment } from './environment.ts';
import { makeFolder } from './make-folder.ts';
import { modelSource } from './model-source.ts';
import { pageSettings } from './pages/page-settings.ts';
import { servePages } from './pages/serve-pages.ts';
import { startedParts } from './parts.ts';
import { startPlaybook } from './playbook/start.ts';
import { type SampleCrm, startSampleCrm } from './sample-crm.ts';
import { type SampleShop, startSampleShop } from './sample-shop.ts';
import { startBackground } from './start-background.ts';
import { startFronts } from './start-fronts.ts';
import { DYNAMODB, startTable } from './start-table.ts';
import { startWorkflows } from './start-workflows.ts';
import { NO_SERVERS, startToolServers } from './tool-servers.ts';
import { webhookEndpoints } from './webhook-endpoints.ts';

/** Seconds that a run of the clock has beside its last job. In AWS it has more; here a run that was killed must not keep its claims for minutes. */
const RUN_SECONDS = 15;

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
  /** The pages of the sample CRM; null for another playbook. */
  readonly crm: string | null;
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
  const parts = startedParts();
  const { keep, together } = parts;
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
  let crm = null as SampleCrm | null;
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
    const reached = reachEndpoints(environment);
    reached.catch(() => {});
    // Before the store, which keeps its data in it, too.
    if (dataDir) makeFolder(dataDir);
    const [{ url: bedrock }, { url: dynamo }, servers, sampleShop, sampleCrm] = await together([
      source.start().then(keep),
      startTable({ endpoint: dynamoEndpoint, dataDir, say, onLost: lost.reject }).then(keep),
      startToolServers(environment, playbook).then(keep),
      startSampleShop(environment, playbook, { port, frontdesk: gateway }).then((each) => each && keep(each)),
      startSampleCrm(environment, playbook, { port, desk: deskResource, issuer: issuers?.staff ?? null }).then(
        (each) => each && keep(each),
      ),
    ]);
    shop = sampleShop;
    crm = sampleCrm;
    if (shop) {
      pageOrigins.push(shop.url);
      identityIssuers.push(shop.identity);
    }

    const shared = sharedEnvironment(environment, { bedrock, dynamo }, JSON.stringify(source.models), limits.call);
    const CONTEXT_TOKENS = environment.CONTEXT_TOKENS ?? '12000';
    const RETENTION_DAYS = '90';
    const TURN = environment.TURN_SECONDS ?? String(TURN_SECONDS);
    const webhooks = webhookEndpoints(environment, crm);
    const withPlaybook = { ...shared, PLAYBOOK: compiled.file };
    const [sfn] = await together([
      startWorkflows({
        ...{ parts, shared: withPlaybook, servers, turn: { CONTEXT_TOKENS, RETENTION_DAYS }, limits, onLog },
        endpoint: sfnEndpoint,
      }),
      (needsCredentials(environment, bedrock) ? checkCredentials(shared) : Promise.resolve()).then(() => reached),
      checkWebhooks(environment),
    ]);
    const routes = await startFronts({
      ...{ parts, gateway, user: environment, issuers, identityIssuers, onLog },
      programs: crm?.programs ?? null,
      shared: { ...withPlaybook, AWS_ENDPOINT_URL_SFN: sfn },
      limits: { CONTEXT_TOKENS, RETENTION_DAYS, TURN_SECONDS: TURN },
      webhooks: webhooks.list,
      usesTools: servers.list !== NO_SERVERS,
      timeoutMs: limits.frontFunction * 1000,
      origins: { customers: pageOrigins, staff: staffOrigins },
    });
    await startBackground({
      ...{ parts, shared: withPlaybook, retentionDays: RETENTION_DAYS, webhooks, say, onLog },
      table: dynamoEndpoint === undefined ? dynamo : null,
      clockMs: (limits.job + RUN_SECONDS) * 1000,
    });
    return routes;
  };

  try {
    // The gateway knows its URL before the functions start, and closes before they do, so that requests in progress can
    // finish.
    const pages = keep(
      servePages({
        config: () => pageSettings(issuers?.staff.url ?? null, shop?.url ?? null, crm?.url ?? null).config,
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
      crm: crm?.url ?? null,
      issuer: issuers?.customers.url ?? null,
      answersFrom,
      lost: lost.promise,
      close: parts.close,
    };
  } catch (error) {
    await parts.close();
    throw error;
  }
};
