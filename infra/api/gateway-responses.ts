import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Protection } from '../../core/access/bearer-challenge.ts';
import { gatewayResponseDefinitions } from '../../core/errors/gateway-responses.ts';
import { jsonRpcError } from '../../core/errors/json-rpc.ts';

/** Formats API Gateway's own error responses as JSON-RPC, and lets pages of the origins read them. They are the same for every path. */
export const answerInJsonRpc = (api: RestApi, protection: Protection, origins: readonly string[]): void => {
  const answers = gatewayResponseDefinitions(protection, origins);
  for (const { type, status, code, message, headers, fromAuthorizer = {} } of answers) {
    api.addGatewayResponse(type, {
      type: ResponseType.of(type),
      ...(status !== undefined && { statusCode: String(status) }),
      responseHeaders: {
        ...mapped(headers, (text) => `'${text}'`),
        ...mapped(fromAuthorizer, (name) => `context.authorizer.${name}`),
      },
      templates: { 'application/json': jsonRpcError(code, message) },
    });
  }
};

const mapped = (headers: Readonly<Record<string, string>>, value: (text: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, value(text)]));
