import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { APIGatewayProxyEvent } from 'aws-lambda';

/**
 * API Gateway's proxy event as the request that it was; the body comes as base64, because the API passes bytes on untouched. Null for
 * a method that no request may have, such as TRACE.
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

/** A header that cannot be one is none of ours, and no reason to refuse the request. */
const append = (headers: Headers, name: string, value: string): void => {
  try {
    headers.append(name, value);
  } catch {}
};

/** Streams the response out as it comes. A response without a body needs an empty write, or its status is lost. */
export const writeResponse = async (response: Response, stream: Writable): Promise<void> => {
  const out = awslambda.HttpResponseStream.from(stream, {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
  });
  if (response.body) return pipeline(response.body, out);
  out.write('');
  out.end();
};
