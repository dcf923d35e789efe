import { isCredential } from '../../core/access/credential.ts';
import { SigningFailed } from '../../core/access/token-signer.ts';
import type { Visitors } from '../../core/access/visitors.ts';
import { codeOfFault } from '../../core/errors/client-error.ts';
import { errorName } from '../../core/errors/error-name.ts';
import type { Log } from '../../core/observability/log.ts';
import { isAllowedHost } from '../front/http/allowed-host.ts';
import { isAllowedOrigin, preflight, withCors } from '../front/http/cors.ts';
import type { Incoming } from '../front/http/lambda-http.ts';
import type { OpenSession } from './open-session.ts';
import { readRequest } from './read-request.ts';
import { SessionError } from './session-error.ts';

const METHODS = 'POST, DELETE';

export interface AnswerSessionOptions {
  readonly open: OpenSession;
  readonly visitors: Visitors;
  readonly allowedOrigins: readonly string[];
  /** Host names to accept, against DNS rebinding. Null when the platform in front only routes its own host names. */
  readonly allowedHosts: readonly string[] | null;
  readonly log: Log;
}

/** Answers a request to `/session`: null for an unsupported method or a malformed path. `network` is the sender's. */
export type AnswerSession = (incoming: Incoming | null, network: string) => Promise<Response>;

/** `POST` opens a session, `DELETE` revokes a visitor's credential. */
export const answerSession = (options: AnswerSessionOptions): AnswerSession => {
  const { open, visitors, allowedOrigins, allowedHosts, log } = options;

  const carryOut = async ({ request, body }: Incoming, network: string): Promise<Response> => {
    if (!METHODS.split(', ').includes(request.method)) {
      const message = 'Method not allowed: use POST to open a session, and DELETE to revoke a credential.';
      throw new SessionError('METHOD_NOT_ALLOWED', message, { allow: METHODS });
    }
    const asked = readRequest(request, body);
    if (request.method === 'POST') {
      const session = await open(asked, network);
      log.info('session', { customer: session.customer, is_new: session.visitor !== undefined });
      return Response.json(session);
    }
    if (asked.visitor === null) throw new SessionError('INVALID', 'visitor: it must be the credential to revoke.');
    // Text of another form was never a credential, so there is nothing to revoke.
    if (isCredential(asked.visitor)) await visitors.remove(asked.visitor);
    return new Response(null, { status: 204 });
  };

  const answer = async (incoming: Incoming | null, network: string): Promise<Response> => {
    if (!incoming)
      return new SessionError('INVALID', 'Invalid request: unsupported method or malformed path.').toResponse();
    const { request } = incoming;
    if (!isAllowedHost(request.headers.get('host'), allowedHosts))
      return new SessionError('FORBIDDEN', 'This Host is not allowed: add it to ALLOWED_HOSTS.').toResponse();
    if (!isAllowedOrigin(request.headers.get('origin'), allowedOrigins))
      return new SessionError('FORBIDDEN', 'This Origin is not allowed: add it to the allowed origins.').toResponse();
    const answered =
      preflight(request, METHODS) ?? (await carryOut(incoming, network).catch((error) => failed(error, log)));
    return withCors(request, answered);
  };

  return async (incoming, network) => {
    const response = await answer(incoming, network);
    response.headers.set('cache-control', 'no-store');
    return response;
  };
};

const failed = (error: unknown, log: Log): Response => {
  if (!(error instanceof SessionError)) return unavailable(error, log).toResponse();
  log.info('session refused', { code: error.code, reason: error.reason });
  return error.toResponse();
};

/** The error for a failure of the table or of KMS. Only the log has the cause. */
const unavailable = (error: unknown, log: Log): SessionError => {
  const isSigning = error instanceof SigningFailed;
  log.error('session failed', { error: isSigning ? error.message : errorName(error) });
  if (isSigning ? error.isLasting : codeOfFault(errorName(error)) === 'MISCONFIGURED')
    return new SessionError('MISCONFIGURED', 'The deployment is misconfigured: its logs tell the operator why.');
  const message = 'The service is busy: send the request again, with a new JWT if it has an identity.';
  return new SessionError('BUSY', message, { 'retry-after': '2' });
};
