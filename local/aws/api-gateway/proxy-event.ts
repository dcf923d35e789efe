import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayEventIdentity, APIGatewayProxyEvent } from 'aws-lambda';
import { requestHeaders } from './headers.ts';

/** Does not use URL, which parses the target `//host` as a host. */
export const splitTarget = (target = '/'): { path: string; query: string } => {
  const at = target.indexOf('?');
  return at < 0 ? { path: target, query: '' } : { path: target.slice(0, at), query: target.slice(at + 1) };
};

/** The resource of a path. API Gateway matches a path with a slash at its end like one without, and passes it on unchanged. */
export const resourceOf = (path: string): string => path.replace(/(?<=.)\/$/, '');

/** The Lambda proxy event (REST, v1). The body is always base64, as with `binaryMediaTypes: ['*\/*']`. */
export const proxyEvent = (request: IncomingMessage, body: Buffer): APIGatewayProxyEvent => {
  const { path, query } = splitTarget(request.url);
  const httpMethod = request.method ?? 'GET';
  const headers = requestHeaders(request);
  const parameters = new URLSearchParams(query);
  const names = [...parameters.keys()];
  return {
    resource: resourceOf(path),
    path,
    httpMethod,
    // In its single-value maps, API Gateway keeps the last value of each name.
    headers: Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values.at(-1)])),
    multiValueHeaders: headers,
    queryStringParameters: names.length > 0 ? Object.fromEntries(parameters) : null,
    multiValueQueryStringParameters:
      names.length > 0 ? Object.fromEntries(names.map((name) => [name, parameters.getAll(name)])) : null,
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
  // The fields for callers with IAM credentials, API keys or client certificates are left out.
  identity: {
    sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
    userAgent: request.headers['user-agent'] ?? null,
  } as APIGatewayEventIdentity,
  path,
  stage: 'local',
  requestId: randomUUID(),
  requestTimeEpoch: Date.now(),
  resourceId: 'local',
  resourcePath: resourceOf(path),
});
