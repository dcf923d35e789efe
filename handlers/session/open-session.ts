import { randomUUID } from 'node:crypto';
import { isCredential, newCredential } from '../../core/access/credential.ts';
import { SESSION_SECONDS, sessionClaims } from '../../core/access/session-token.ts';
import type { TokenSigner } from '../../core/access/token-signer.ts';
import { VISITOR } from '../../core/access/visitor.ts';
import { nextHour } from '../../core/access/visitor-budget.ts';
import type { Visitors } from '../../core/access/visitors.ts';
import type { Clock } from '../../core/config/clock.ts';
import type { Identify } from './identify.ts';
import type { Asked } from './read-request.ts';
import { SessionError } from './session-error.ts';

interface Session {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  /** Seconds. */
  readonly expires_in: number;
  readonly customer: 'visitor' | 'named';
  /** The credential of a new visitor. */
  readonly visitor?: string;
}

export interface OpenSessionOptions {
  readonly identify: Identify;
  readonly visitors: Visitors;
  readonly signer: TokenSigner;
  /** URL of `/session`. */
  readonly issuer: string;
  /** URL of `/mcp`. */
  readonly audience: string;
  readonly clock: Clock;
}

/** Makes the token of a session. Throws `SessionError`, and the errors of its ports. */
export type OpenSession = (asked: Asked, network: string) => Promise<Session>;

/**
 * A JWT opens a session of a named customer, a credential one of its visitor, and neither one of a new visitor. With both, the JWT counts: the two
 * are never merged.
 */
export const openSession = (options: OpenSessionOptions): OpenSession => {
  const { identify, visitors, signer, issuer, audience, clock } = options;

  const sessionOf = async (customer: string, network: string | null): Promise<Session> => {
    const claims = sessionClaims({ issuer, audience, customer, network, id: randomUUID(), now: clock.now() });
    const access_token = await signer.sign(claims);
    const kind = network === null ? 'named' : 'visitor';
    return { access_token, token_type: 'Bearer', expires_in: SESSION_SECONDS, customer: kind };
  };

  const newVisitor = async (network: string): Promise<Session> => {
    const now = clock.now();
    if (!(await visitors.admit(network, now))) throw tooMany(nextHour(now) - now);
    const visitor = `${VISITOR}${randomUUID()}`;
    const session = await sessionOf(visitor, network);
    // Stored last, so that a session that could not be signed leaves no item.
    const credential = newCredential();
    await visitors.add(credential, visitor);
    return { ...session, visitor: credential };
  };

  return async ({ identity, visitor: credential }, network) => {
    if (identity !== null) return sessionOf(await identify(identity), null);
    if (credential === null) return newVisitor(network);
    const visitor = isCredential(credential) ? await visitors.find(credential) : null;
    if (visitor !== null) return sessionOf(visitor, network);
    const message = 'visitor: the credential is unknown, revoked or expired: delete it, and send {} for a new visitor.';
    throw new SessionError('VISITOR_UNKNOWN', message);
  };
};

const tooMany = (waitMs: number): SessionError => {
  const seconds = String(Math.ceil(waitMs / 1000));
  const message = `Too many new visitors from this network: send the same request again in ${seconds} s.`;
  return new SessionError('TOO_MANY_VISITORS', message, { 'retry-after': seconds });
};
