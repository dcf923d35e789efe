import { guardedRoutes } from './auth/guarded-routes.ts';
import type { Issuer } from './auth/issuer/server.ts';
import { startSessions } from './auth/sessions.ts';
import type { Routes } from './aws/api-gateway/server.ts';
import { IDEMPOTENCY } from './aws/dynamodb/table-definitions.ts';
import { startFunction } from './aws/lambda/function.ts';
import { DEFAULT_OPERATOR, frontEnvironment, guardEnvironment } from './environment.ts';
import { DESK_STATE_MACHINE_ARN, STATE_MACHINE_ARN } from './machine-arns.ts';
import type { Parts } from './parts.ts';

export interface FrontsOptions {
  readonly parts: Parts;
  /** URL of the API. */
  readonly gateway: string;
  /** The user's variables. */
  readonly user: Readonly<Record<string, string | undefined>>;
  /** The variables that all functions share, with the playbook and the endpoint of the state machines. */
  readonly shared: Record<string, string> & { readonly POWERTOOLS_LOG_LEVEL: string };
  /** Limits that the desk shows, and that the endpoint of customers keeps. */
  readonly limits: { readonly CONTEXT_TOKENS: string; readonly RETENTION_DAYS: string; readonly TURN_SECONDS: string };
  /** JSON of the receivers of webhooks, whose deliveries the desk shows. */
  readonly webhooks: string;
  readonly usesTools: boolean;
  readonly timeoutMs: number;
  /** Null if no tokens are required. */
  readonly issuers: { readonly customers: Issuer; readonly staff: Issuer } | null;
  /** Makes tokens of programs for a desk that requires none; null if no program needs one. */
  readonly programs: Issuer | null;
  /** Origins of pages that may call each endpoint. */
  readonly origins: { readonly customers: readonly string[]; readonly staff: readonly string[] };
  /** The servers whose JWTs name customers at `/session`. */
  readonly identityIssuers: readonly object[];
  readonly onLog: ((line: string) => void) | undefined;
}

/** Starts `/mcp`, `/desk` and `/session`, with their authorizers. */
export const startFronts = async (options: FrontsOptions): Promise<Routes> => {
  const {
    parts,
    gateway,
    user,
    shared,
    limits,
    usesTools,
    timeoutMs,
    issuers,
    programs,
    origins,
    identityIssuers,
    onLog,
  } = options;
  const [resource, deskResource] = [`${gateway}/mcp`, `${gateway}/desk`];
  const guards = guardEnvironment(user, origins.customers);
  const deskGuards = guardEnvironment(user, origins.staff);
  const [mcp, desk, sessions] = await parts.together([
    startFunction({
      name: 'frontdesk-mcp',
      entry: new URL('../handlers/mcp/index.ts', import.meta.url),
      environment: {
        ...shared,
        STATE_MACHINE_ARN,
        DESK_STATE_MACHINE_ARN,
        USES_TOOLS: String(usesTools),
        IDEMPOTENCY_TABLE_NAME: IDEMPOTENCY.TableName,
        TURN_SECONDS: limits.TURN_SECONDS,
        ...frontEnvironment(guards, resource, issuers?.customers.url),
      },
      timeoutMs,
      onLog,
    }).then(parts.keep),
    startFunction({
      name: 'frontdesk-desk',
      entry: new URL('../handlers/desk/index.ts', import.meta.url),
      environment: {
        ...shared,
        STATE_MACHINE_ARN: DESK_STATE_MACHINE_ARN,
        ...limits,
        WEBHOOKS: options.webhooks,
        ...frontEnvironment(deskGuards, deskResource, issuers?.staff.url, DEFAULT_OPERATOR),
      },
      startsCold: true,
      timeoutMs,
      onLog,
    }).then(parts.keep),
    startSessions({ gateway, environment: { ...shared, ...guards }, identityIssuers, onLog }).then(parts.keep),
  ]);
  const logs = { logLevel: shared.POWERTOOLS_LOG_LEVEL, onLog };
  const customers = issuers?.customers ?? null;
  const staff = issuers?.staff ?? programs;
  const optional = issuers === null;
  const [forCustomers, forStaff] = await parts.together([
    guardedRoutes({ resource, front: mcp, issuer: customers, optional, sessions: sessions.variables, ...logs }).then(
      parts.keep,
    ),
    staff
      ? guardedRoutes({ resource: deskResource, front: desk, issuer: staff, optional, sessions: null, ...logs }).then(
          parts.keep,
        )
      : { routes: { '/desk': desk } },
  ]);
  return { ...forCustomers.routes, ...forStaff.routes, '/session': sessions.front };
};
