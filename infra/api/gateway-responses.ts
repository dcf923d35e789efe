import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Protection } from '../../core/access/bearer-challenge.ts';
import { gatewayAnswers } from '../../core/errors/gateway-responses.ts';
import { jsonRpcError } from '../../core/errors/json-rpc.ts';

/** What a page may read of a refusal besides its body: where to get a token, and when to come again. */
const EXPOSED = 'WWW-Authenticate, Retry-After';

/** Gives API Gateway's own answers the shape that an MCP client reads, and lets the configured pages read them. */
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

/** These answers cannot choose among several origins, and say nothing that another page could not find out by itself. */
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
