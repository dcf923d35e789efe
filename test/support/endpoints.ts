import { MCP_ACCESS, SCOPES } from '../../core/access/scopes.ts';
import type { Caller } from '../../handlers/front/http/caller.ts';
import { type Endpoint, type EndpointOptions, endpoint } from '../../handlers/front/http/endpoint.ts';
import { buildServer, type Feature } from '../../handlers/front/server.ts';
import type { Customer } from '../../handlers/mcp/customer-caller.ts';
import { quietLog } from './values.ts';

export const ADA: Customer = { customer: 'ada', scopes: SCOPES, client: null, network: null, remainingMs: () => 1000 };

/** An endpoint with these features, for every host and without tokens unless `over` says otherwise. */
export const anEndpoint = <C extends Caller = Customer>(
  features: readonly Feature<C>[],
  over: Partial<EndpointOptions<C>> = {},
): Endpoint<C> =>
  endpoint<C>({
    build: buildServer({ info: { name: 'test', title: 'Test' }, instructions: '', cacheScope: 'public', features }),
    access: MCP_ACCESS,
    allowedOrigins: [],
    allowedHosts: null,
    protection: null,
    log: quietLog,
    ...over,
  });
