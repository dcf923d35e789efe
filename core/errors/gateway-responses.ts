import { type Protection, tokenChallenge } from '../access/bearer-challenge.ts';

const REJECTED = -32000;
const INTERNAL = -32603;

/** A response that API Gateway generates itself, without calling a function. */
export interface GatewayResponseDefinition {
  /** API Gateway's `ResponseType`. */
  readonly type: string;
  /** Omitted where the status differs by cause. */
  readonly status?: number;
  readonly code: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Headers with a value from the authorizer's context, and the name of that value. */
  readonly fromAuthorizer?: Readonly<Record<string, string>>;
}

/** Name of the challenge in the authorizer's context of a denied request. */
export const CHALLENGE = 'challenge';

/**
 * API Gateway's own responses as JSON-RPC errors, which pages of the allowed origins may read. Each says what to do; a 401 and a 403 tell the
 * client where to get a token.
 */
export const gatewayResponseDefinitions = (
  protection: Omit<Protection, 'issuer'>,
  allowedOrigins: readonly string[],
): readonly GatewayResponseDefinition[] => {
  const cors = corsHeaders(allowedOrigins);
  return answers(protection).map((answer) => ({ ...answer, headers: { ...cors, ...answer.headers } }));
};

/** A gateway response is static and cannot echo one of several origins, so it allows any. It contains nothing confidential. */
const corsHeaders = ([only, ...others]: readonly string[]): Record<string, string> =>
  only === undefined
    ? {}
    : {
        'Access-Control-Allow-Origin': others.length > 0 ? '*' : only,
        'Access-Control-Expose-Headers': 'WWW-Authenticate, Retry-After',
      };

const answers = (
  protection: Omit<Protection, 'issuer'>,
): readonly (Omit<GatewayResponseDefinition, 'headers'> & Partial<GatewayResponseDefinition>)[] => [
  {
    type: 'UNAUTHORIZED',
    status: 401,
    code: REJECTED,
    message: 'Unauthorized: send a valid access token of the authorization server in the resource metadata.',
    headers: { 'WWW-Authenticate': tokenChallenge(protection) },
  },
  {
    type: 'ACCESS_DENIED',
    status: 403,
    code: REJECTED,
    message: 'Forbidden: the token lacks a required scope.',
    fromAuthorizer: { 'WWW-Authenticate': CHALLENGE },
  },
  // API Gateway's name for an unknown path or method. Clients that look for metadata go on after 404, and some only then.
  {
    type: 'MISSING_AUTHENTICATION_TOKEN',
    status: 404,
    code: REJECTED,
    message: 'Not found: send requests to /mcp or /desk.',
  },
  { type: 'WAF_FILTERED', status: 403, code: REJECTED, message: 'Forbidden: blocked by the web application firewall.' },
  {
    type: 'THROTTLED',
    status: 429,
    code: REJECTED,
    message: 'Too many requests: send the same request again later.',
    headers: { 'Retry-After': '1' },
  },
  { type: 'REQUEST_TOO_LARGE', status: 413, code: REJECTED, message: 'Body too large.' },
  {
    type: 'INTEGRATION_TIMEOUT',
    status: 504,
    code: INTERNAL,
    message: 'Timed out: send the message again with the same message_id. It is not answered twice.',
    headers: { 'Retry-After': '2' },
  },
  {
    type: 'INTEGRATION_FAILURE',
    status: 503,
    code: INTERNAL,
    message:
      'The service failed or is busy: send the message again with the same message_id. It is not answered twice.',
    headers: { 'Retry-After': '2' },
  },
  // API Gateway uses the second type for a function that throws, times out, is throttled or returns no valid policy.
  ...['AUTHORIZER_FAILURE', 'AUTHORIZER_CONFIGURATION_ERROR'].map((type) => ({
    type,
    status: 503,
    code: INTERNAL,
    message: 'The token could not be verified: send the same request again later.',
    headers: { 'Retry-After': '2' },
  })),
  { type: 'DEFAULT_4XX', code: REJECTED, message: 'The request was rejected: check its URL and its headers.' },
  // Whatever has no type of its own. A throttled function has been reported by this type and by INTEGRATION_FAILURE.
  {
    type: 'DEFAULT_5XX',
    code: INTERNAL,
    message: 'Internal error: send the message again with the same message_id.',
    headers: { 'Retry-After': '2' },
  },
];
