import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { requestHeaders } from './headers.ts';

/** In its single-value maps, API Gateway keeps the last value of each name. */
const lastOfEach = (values: ReadonlyMap<string, string[]>): Record<string, string> =>
  Object.fromEntries([...values].map(([name, all]) => [name, all.at(-1) ?? '']));

const queryValues = (query: string): Map<string, string[]> => {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query)) values.set(name, [...(values.get(name) ?? []), value]);
  return values;
};

/** Does not use URL, which parses the target `//host` as a host. */
export const splitTarget = (target = '/'): { path: string; query: string } => {
  const at = target.indexOf('?');
  return at < 0 ? { path: target, query: '' } : { path: target.slice(0, at), query: target.slice(at + 1) };
};

/** The Lambda proxy event (REST, v1). The body is always base64, as with `binaryMediaTypes: ['*\/*']`. */
export const proxyEvent = (request: IncomingMessage, body: Buffer): APIGatewayProxyEvent => {
  const { path, query } = splitTarget(request.url);
  const httpMethod = request.method ?? 'GET';
  const headers = requestHeaders(request);
  const queryParameters = queryValues(query);
  return {
    resource: path,
    path,
    httpMethod,
    headers: lastOfEach(headers),
    multiValueHeaders: Object.fromEntries(headers),
    queryStringParameters: queryParameters.size > 0 ? lastOfEach(queryParameters) : null,
    multiValueQueryStringParameters: queryParameters.size > 0 ? Object.fromEntries(queryParameters) : null,
    pathParameters: null,
    stageVariables: null,
    requestContext: requestContext(request, path, httpMethod),
    body: body.length > 0 ? body.toString('base64') : null,
    isBase64Encoded: body.length > 0,
  };
};

const requestContext = (request: IncomingMessage, path: string, httpMethod: string) => ({
  accountId: '000000000000',
  apiId: 'local',
  authorizer: null,
  protocol: `HTTP/${request.httpVersion}`,
  httpMethod,
  identity: {
    ...ANONYMOUS,
    sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
    userAgent: request.headers['user-agent'] ?? null,
  },
  path,
  stage: 'local',
  requestId: randomUUID(),
  requestTimeEpoch: Date.now(),
  resourceId: 'local',
  resourcePath: path,
});

const ANONYMOUS = {
  accessKey: null,
  accountId: null,
  apiKey: null,
  apiKeyId: null,
  caller: null,
  clientCert: null,
  cognitoAuthenticationProvider: null,
  cognitoAuthenticationType: null,
  cognitoIdentityId: null,
  cognitoIdentityPoolId: null,
  principalOrgId: null,
  user: null,
  userArn: null,
};
