import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { jsonRpcError } from '../core/json-rpc.ts';

const REFUSED = -32000;
const INTERNAL = -32603;

interface Answer {
  readonly type: ResponseType;
  readonly status?: string;
  readonly code: number;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What API Gateway answers by itself, in words that say what to do. */
const ANSWERS: readonly Answer[] = [
  {
    type: ResponseType.MISSING_AUTHENTICATION_TOKEN,
    status: '403',
    code: REFUSED,
    message: 'Not signed, or not here: send requests to /mcp, signed with AWS Signature Version 4.',
  },
  {
    type: ResponseType.ACCESS_DENIED,
    status: '403',
    code: REFUSED,
    message: 'Forbidden: the caller may not execute-api:Invoke this API.',
  },
  { type: ResponseType.INVALID_SIGNATURE, status: '403', code: REFUSED, message: 'Forbidden: the signature is wrong.' },
  {
    type: ResponseType.EXPIRED_TOKEN,
    status: '403',
    code: REFUSED,
    message: 'Forbidden: the credentials have expired.',
  },
  { type: ResponseType.WAF_FILTERED, status: '403', code: REFUSED, message: 'Forbidden: refused by the web firewall.' },
  {
    type: ResponseType.THROTTLED,
    status: '429',
    code: REFUSED,
    message: 'Too many requests: send the same request again a little later.',
    headers: { 'Retry-After': "'1'" },
  },
  { type: ResponseType.REQUEST_TOO_LARGE, status: '413', code: REFUSED, message: 'Body too large.' },
  {
    type: ResponseType.INTEGRATION_TIMEOUT,
    status: '504',
    code: INTERNAL,
    message: 'Timed out: send the same message again with its message_id, it is never answered twice.',
  },
  { type: ResponseType.DEFAULT_4XX, code: REFUSED, message: 'The request was refused.' },
  { type: ResponseType.DEFAULT_5XX, code: INTERNAL, message: 'Internal error: send the request again.' },
];

/** Gives API Gateway's own answers the shape that an MCP client reads, and lets the configured pages read them. */
export const answerInJsonRpc = (api: RestApi, allowedOrigins: readonly string[]): void => {
  const cors = corsHeader(allowedOrigins);
  for (const { type, status, code, message, headers } of ANSWERS) {
    api.addGatewayResponse(type.responseType, {
      type,
      ...(status !== undefined && { statusCode: status }),
      responseHeaders: { ...cors, ...headers },
      templates: { 'application/json': jsonRpcError(code, message) },
    });
  }
};

/** These answers cannot choose among several origins, and say nothing that another page could not find out by itself. */
const corsHeader = (allowedOrigins: readonly string[]): Record<string, string> => {
  const [only, ...others] = allowedOrigins;
  if (only === undefined) return {};
  return { 'Access-Control-Allow-Origin': `'${others.length > 0 ? '*' : only}'` };
};
