import { gatewayAnswers } from '../../../core/errors/gateway-responses.ts';
import { jsonRpcError } from '../../../core/errors/json-rpc.ts';
import type { AuthorizerContext } from './ask-authorizer.ts';

/** Reasons to answer without a function's answer, by API Gateway's names. */
type Reason =
  | 'UNAUTHORIZED'
  | 'ACCESS_DENIED'
  | 'AUTHORIZER_FAILURE'
  | 'MISSING_AUTHENTICATION_TOKEN'
  | 'REQUEST_TOO_LARGE'
  | 'DEFAULT_5XX';

/** For a function that failed, where the configuration leaves the status open. */
const BAD_GATEWAY = 502;

export interface GatewayResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the gateway of the API at `url` answers by itself, as it is configured in AWS, and readable for pages that may call. */
export const gatewayResponses = (url: string, allowedOrigins: readonly string[]) => {
  const configured = gatewayAnswers({ resource: `${url}/mcp`, scopePrefix: '' });
  const cors = corsHeaders(allowedOrigins);
  return (reason: Reason, context: AuthorizerContext = {}): GatewayResponse => {
    const answer = configured.find(({ type }) => type === reason);
    if (!answer) throw new Error(`${reason} is not configured.`);
    const { status = BAD_GATEWAY, code, message, headers, fromAuthorizer = {} } = answer;
    const given = Object.entries(fromAuthorizer).flatMap(([header, name]) => {
      const value = context[name];
      return value === undefined ? [] : [[header, value]];
    });
    return {
      status,
      headers: { ...cors, ...headers, ...Object.fromEntries(given) },
      body: jsonRpcError(code, message),
    };
  };
};

/** They are written down once for all requests, so that they cannot choose among several origins. */
const corsHeaders = ([only, ...others]: readonly string[]): Record<string, string> =>
  only === undefined
    ? {}
    : {
        'Access-Control-Allow-Origin': others.length > 0 ? '*' : only,
        'Access-Control-Expose-Headers': 'WWW-Authenticate, Retry-After',
      };
