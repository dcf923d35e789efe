import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Protection } from '../../core/access/bearer-challenge.ts';
import { gatewayAnswers } from '../../core/errors/gateway-responses.ts';
import { jsonRpcError } from '../../core/errors/json-rpc.ts';

/** Headers of an error response that a page may read: where to get a token, and when to retry. */
const EXPOSED = 'WWW-Authenticate, Retry-After';

/** Formats API Gateway's own error responses as JSON-RPC, and lets pages of the allowed origins read them. */
export const answerInJsonRpc = (api: RestApi, protection: Protection, allowedOrigins: readonly string[]): void => {
  const cors = corsHeaders(allowedOrigins);
  for (const { type, status, code, message, headers = {}, fromAuthorizer = {} } of gatewayAnswers(protection)) {
    api.addGatewayResponse(type, {
      type: ResponseType.of(type),
      ...(status !== undefined && { statusCode: String(status) }),
      responseHeaders: {
        ...mapped({ ...cors, ...headers }, (text) => `'${text}'`),
        ...mapped(fromAuthorizer, (name) => `context.authorizer.${name}`),
      },
      templates: { 'application/json': jsonRpcError(code, message) },
    });
  }
};

/** A gateway response is static and cannot echo one of several origins, so it allows any. It contains nothing confidential. */
const corsHeaders = (allowedOrigins: readonly string[]): Record<string, string> => {
  const [only, ...others] = allowedOrigins;
  if (only === undefined) return {};
  return {
    'Access-Control-Allow-Origin': others.length > 0 ? '*' : only,
    'Access-Control-Expose-Headers': EXPOSED,
  };
};

const mapped = (headers: Readonly<Record<string, string>>, value: (text: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, value(text)]));
