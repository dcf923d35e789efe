import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { APIGatewayProxyEvent } from 'aws-lambda';

/**
 * Converts an API Gateway proxy event to a web request. The body is base64, because the API treats every media type as binary. Null for an
 * unsupported method, such as TRACE, or a malformed path.
 */
export const toRequest = (event: APIGatewayProxyEvent): Request | null => {
  const headers = new Headers();
  for (const [name, values] of Object.entries(event.multiValueHeaders ?? {})) {
    for (const value of values ?? []) append(headers, name, value);
  }
  const body = event.body === null ? null : Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8');
  const withBody = body !== null && event.httpMethod !== 'GET' && event.httpMethod !== 'HEAD';
  try {
    return new Request(new URL(event.path, 'https://localhost'), {
      method: event.httpMethod,
      headers,
      ...(withBody && { body }),
    });
  } catch {
    return null;
  }
};

/** Skips a malformed header: no header that the server reads is malformed, and the request can go on without it. */
const append = (headers: Headers, name: string, value: string): void => {
  try {
    headers.append(name, value);
  } catch {}
};

/** Streams the response. A response without a body needs an empty write, or Lambda loses its status. */
export const writeResponse = async (response: Response, stream: Writable): Promise<void> => {
  const out = awslambda.HttpResponseStream.from(stream, {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
  });
  if (response.body) return pipeline(response.body, out);
  out.write('');
  out.end();
};
