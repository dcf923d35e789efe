import { gatewayResponseDefinitions } from '../../../core/errors/gateway-responses.ts';
import { jsonRpcError } from '../../../core/errors/json-rpc.ts';
import type { AuthorizerContext } from './ask-authorizer.ts';

/** Every type of gateway response, with API Gateway's status. A type without a definition gets that of `DEFAULT_4XX` or `DEFAULT_5XX`. */
export const DEFAULT_STATUS = {
  ACCESS_DENIED: 403,
  API_CONFIGURATION_ERROR: 500,
  AUTHORIZER_CONFIGURATION_ERROR: 500,
  AUTHORIZER_FAILURE: 500,
  BAD_REQUEST_BODY: 400,
  BAD_REQUEST_PARAMETERS: 400,
  DEFAULT_4XX: 400,
  /** As for a function that fails, or whose response is malformed. */
  DEFAULT_5XX: 502,
  EXPIRED_TOKEN: 403,
  INTEGRATION_FAILURE: 504,
  INTEGRATION_TIMEOUT: 504,
  INVALID_API_KEY: 403,
  INVALID_SIGNATURE: 403,
  MISSING_AUTHENTICATION_TOKEN: 403,
  QUOTA_EXCEEDED: 429,
  REQUEST_TOO_LARGE: 413,
  RESOURCE_NOT_FOUND: 404,
  THROTTLED: 429,
  UNAUTHORIZED: 401,
  UNSUPPORTED_MEDIA_TYPE: 415,
  WAF_FILTERED: 403,
} as const;

export interface GatewayResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The gateway responses of the API at `url`, with the configuration of AWS and CORS headers for the allowed origins. */
export const gatewayResponses = (url: string, allowedOrigins: readonly string[]) => {
  const configured = gatewayResponseDefinitions({ resource: `${url}/mcp`, scopePrefix: '' }, allowedOrigins);
  return (reason: keyof typeof DEFAULT_STATUS, context: AuthorizerContext = {}): GatewayResponse => {
    const usual = DEFAULT_STATUS[reason];
    const definition = [reason, usual < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX'].flatMap(
      (name) => configured.find(({ type }) => type === name) ?? [],
    )[0];
    if (!definition) throw new Error(`No gateway response is configured for ${reason}.`);
    const { status = usual, code, message, headers, fromAuthorizer = {} } = definition;
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
