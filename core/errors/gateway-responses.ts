import { type Protection, tokenChallenge } from '../access/bearer-challenge.ts';

const REFUSED = -32000;
const INTERNAL = -32603;

/** What API Gateway answers by itself, without any function, by its own name for the reason. */
export interface GatewayAnswer {
  /** API Gateway's `ResponseType`. */
  readonly type: string;
  /** Left out where it differs by reason. */
  readonly status?: number;
  /** The JSON-RPC error. */
  readonly code: number;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers that the authorizer's context gives, by the name that it has there. */
  readonly fromAuthorizer?: Readonly<Record<string, string>>;
}

/** Name in the authorizer's context of the challenge that goes with a refusal. */
export const CHALLENGE = 'challenge';

/** The words of the gateway where `protection` stands in front of it: they say what to do, and a client finds its way to a token. */
export const gatewayAnswers = (protection: Omit<Protection, 'issuer'>): readonly GatewayAnswer[] => [
  {
    type: 'UNAUTHORIZED',
    status: 401,
    code: REFUSED,
    message: 'Unauthorized: send a valid token of the authorization server that the metadata names.',
    headers: { 'WWW-Authenticate': tokenChallenge(protection) },
  },
  {
    type: 'ACCESS_DENIED',
    status: 403,
    code: REFUSED,
    message: 'Forbidden: the token does not have the scope that this needs.',
    fromAuthorizer: { 'WWW-Authenticate': CHALLENGE },
  },
  { type: 'MISSING_AUTHENTICATION_TOKEN', status: 403, code: REFUSED, message: 'Not here: send requests to /mcp.' },
  { type: 'WAF_FILTERED', status: 403, code: REFUSED, message: 'Forbidden: refused by the web firewall.' },
  {
    type: 'THROTTLED',
    status: 429,
    code: REFUSED,
    message: 'Too many requests: send the same request again a little later.',
    headers: { 'Retry-After': '1' },
  },
  { type: 'REQUEST_TOO_LARGE', status: 413, code: REFUSED, message: 'Body too large.' },
  {
    type: 'INTEGRATION_TIMEOUT',
    status: 504,
    code: INTERNAL,
    message: 'Timed out: send the same message again with its message_id, it is never answered twice.',
  },
  {
    type: 'AUTHORIZER_FAILURE',
    status: 503,
    code: INTERNAL,
    message: 'The token could not be verified just now: send the same request again a little later.',
    headers: { 'Retry-After': '2' },
  },
  { type: 'DEFAULT_4XX', code: REFUSED, message: 'The request was refused.' },
  { type: 'DEFAULT_5XX', code: INTERNAL, message: 'Internal error: send the request again.' },
];
