import { gatewayResponseDefinitions } from '../../../core/errors/gateway-responses.ts';
import { jsonRpcError } from '../../../core/errors/json-rpc.ts';
import type { AuthorizerContext } from './ask-authorizer.ts';

/** Types of gateway responses, by API Gateway's names. */
type Reason =
  | 'UNAUTHORIZED'
  | 'ACCESS_DENIED'
  | 'AUTHORIZER_FAILURE'
  | 'MISSING_AUTHENTICATION_TOKEN'
  | 'REQUEST_TOO_LARGE'
  | 'DEFAULT_5XX';

/** The status of a failed integration, where the configuration sets none. */
const BAD_GATEWAY = 502;

export interface GatewayResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The gateway responses of the API at `url`, with the configuration of AWS and CORS headers for the allowed origins. */
export const gatewayResponses = (url: string, allowedOrigins: readonly string[]) => {
  const configured = gatewayResponseDefinitions({ resource: `${url}/mcp`, scopePrefix: '' }, allowedOrigins);
  return (reason: Reason, context: AuthorizerContext = {}): GatewayResponse => {
    const answer = configured.find(({ type }) => type === reason);
    if (!answer) throw new Error(`No gateway response is configured for ${reason}.`);
    const { status = BAD_GATEWAY, code, message, headers, fromAuthorizer = {} } = answer;
    const given = Object.entries(fromAuthorizer).flatMap(([header, name]) => {
      const value = context[name];
      return value === undefined ? [] : [[header, value]];
    });
    return {
      status,
      headers: { ...headers, ...Object.fromEntries(given) },
      body: jsonRpcError(code, message),
    };
  };
};
