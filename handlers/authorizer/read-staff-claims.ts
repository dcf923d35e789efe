import { Identifier } from '../../core/access/identifier.ts';
import type { Claims } from '../../core/access/identity.ts';
import { ADMIN_SECONDS, CONSOLE_SCOPES, type Scope, STAFF_SCOPES } from '../../core/access/scopes.ts';
import type { Clock } from '../../core/config/clock.ts';
import { plainText } from '../../core/text/plain-text.ts';
import { type ClaimRules, type ReadClaims, scopesOf, subjectOf } from './read-claims.ts';

export interface StaffRules extends ClaimRules {
  /** The claim with roles and teams: a list, or text with spaces between them. */
  readonly roleClaim: string;
  /** The claim with the name that customers read. */
  readonly nameClaim: string;
  /** The client ids of the company's programs. */
  readonly machineClients: readonly string[];
  /** The client id of the console, the only one that administers; null for none. */
  readonly consoleClient: string | null;
}

/** The name without a usable claim. No other claim, such as an e-mail address, takes its place, because customers read it. */
const UNNAMED = 'Support';
const TEAM = 'team:';
/** Meant as a team, also where it is not written like one. */
const ANY_TEAM = /^\s*team\s*:/i;

/**
 * The person or program of a token for `/desk`, and what its scopes, its role and its client together allow. The roles are `agent` and
 * `supervisor`; `team:<name>` limits an agent to that team. A supervisor administers in the console, soon after a log-in: a stolen token, or a
 * browser that was left open, does not. A program needs no role, and is never allowed what people do.
 */
export const operatorOf =
  (rules: StaffRules, clock: Clock): ReadClaims =>
  (claims) => {
    const subject = subjectOf(claims, rules);
    if ('invalid' in subject) return subject;
    const { id, client } = subject;
    const isMachine = client !== null && rules.machineClients.includes(client);
    const duty = isMachine ? { role: 'machine' } : dutyOf(valuesOf(claims[rules.roleClaim]));
    const inConsole = client !== null && client === rules.consoleClient;
    const requestable: readonly Scope[] = isMachine
      ? ['support:integrate']
      : duty?.role === 'supervisor' && inConsole
        ? CONSOLE_SCOPES
        : duty
          ? ['support:operate']
          : [];
    const may = requestable.filter((scope) => scope !== 'support:admin' || isFresh(claims, clock.now()));
    return {
      id,
      scopes: scopesOf(claims, rules, STAFF_SCOPES).filter((scope) => may.includes(scope)),
      context: { operator: id, name: nameOf(claims, rules), ...duty, ...(client !== null && { client }) },
      requestable,
    };
  };

/** A token without the time of its log-in, which refreshing does not renew, is not fresh. */
const isFresh = ({ auth_time }: Claims, now: number): boolean =>
  typeof auth_time === 'number' && now <= (auth_time + ADMIN_SECONDS) * 1000;

/** Null without a role, and for an invalid team: without any team, an agent has every team. */
const dutyOf = (values: readonly string[]): { readonly role: string; readonly teams?: string } | null => {
  if (values.includes('supervisor')) return { role: 'supervisor' };
  if (!values.includes('agent')) return null;
  const teams = values
    .filter((value) => ANY_TEAM.test(value))
    .map((value) => (value.startsWith(TEAM) ? value.slice(TEAM.length) : ''));
  if (!teams.every((team) => Identifier.safeParse(team).success && !/\s/.test(team))) return null;
  return { role: 'agent', ...(teams.length > 0 && { teams: [...new Set(teams)].join(' ') }) };
};

const valuesOf = (claim: unknown): readonly string[] => {
  if (typeof claim === 'string') return claim.split(' ');
  return Array.isArray(claim) ? claim.filter((value) => typeof value === 'string') : [];
};

const nameOf = (claims: Claims, { nameClaim }: StaffRules): string => {
  const claim = claims[nameClaim];
  const name = Identifier.safeParse(typeof claim === 'string' ? claim.trim() : claim);
  // What cannot be seen, or changes the direction of the text around it, is no part of a name.
  return name.success && /[\p{L}\p{N}]/u.test(name.data) && plainText(name.data) === name.data ? name.data : UNNAMED;
};
