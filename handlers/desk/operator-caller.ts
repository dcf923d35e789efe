import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { Identifier } from '../../core/access/identifier.ts';
import { grantedScopes, STAFF_SCOPES } from '../../core/access/scopes.ts';
import type { Actor } from '../../core/desk/desk.ts';
import type { Caller } from '../front/http/caller.ts';

/** The verified person of the team, or program of the company, that sends a request. */
export interface Operator extends Caller {
  readonly actor: Actor;
  readonly role: z.infer<typeof Role>;
  /** The teams whose conversations they are shown and may take; null for all. */
  readonly teams: readonly string[] | null;
}

const Role = z.enum(['agent', 'supervisor', 'machine']);

/** The authorizer's context. API Gateway passes strings only, so scopes and teams are lists with spaces. A program is a `machine`. */
const Verified = z.object({
  operator: Identifier,
  name: Identifier,
  role: Role,
  teams: z.optional(z.string()),
  scopes: z.string(),
  client: z.optional(z.string()),
});

/**
 * Reads the caller from the authorizer's context. Without an authorizer, every request is that of `defaultOperator`, an id and a name with a
 * space between them, with all scopes: this is for the one-machine run only. Null when there is neither.
 */
export const operatorOf = (
  event: APIGatewayProxyEvent,
  defaultOperator: string | null,
  remainingMs: () => number,
): Operator | null => {
  const verified = Verified.safeParse(event.requestContext.authorizer);
  if (verified.success) {
    const { operator, name, role, teams, scopes, client = null } = verified.data;
    const limited = words(teams);
    return {
      actor: { kind: role === 'machine' ? 'machine' : 'staff', id: operator, name },
      role,
      teams: limited.length === 0 ? null : limited,
      scopes: grantedScopes(scopes, '', STAFF_SCOPES),
      client,
      remainingMs,
    };
  }
  // The authorizer found no person or program in the token.
  if (event.requestContext.authorizer) return null;
  const [id, ...name] = words(defaultOperator ?? '');
  return id === undefined
    ? null
    : {
        actor: { kind: 'staff', id, name: name.join(' ') || id },
        ...{ role: 'supervisor', teams: null, scopes: STAFF_SCOPES, client: null, remainingMs },
      };
};

const words = (text = ''): string[] => text.split(' ').filter((word) => word !== '');
