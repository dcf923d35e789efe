import type { Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import type { APIGatewayProxyEvent } from 'aws-lambda';

export const EVENT_STREAM = 'text/event-stream';

/** A request, and its body apart from it: a web request would wrap the bytes in a stream, which is read back at a cost. */
export interface Incoming {
  readonly request: Request;
  readonly body: Uint8Array;
}

/**
 * Converts an API Gateway proxy event to a request. The body is base64, because the API treats every media type as binary. Null for an
 * unsupported method, such as TRACE, or a malformed path.
 */
export const toIncoming = (event: APIGatewayProxyEvent): Incoming | null => {
  const headers = new Headers();
  for (const [name, values] of Object.entries(event.multiValueHeaders ?? {})) {
    for (const value of values ?? []) append(headers, name, value);
  }
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  try {
    const request = new Request(new URL(event.path, 'https://localhost'), { method: event.httpMethod, headers });
    return { request, body };
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

/** Writes the response; an event stream as it comes. Without a write, though it be empty, Lambda loses the status. */
export const writeResponse = async (response: Response, stream: Writable): Promise<void> => {
  const out = awslambda.HttpResponseStream.from(stream, {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
  });
  if (response.body && response.headers.get('content-type')?.startsWith(EVENT_STREAM))
    return pipeline(response.body, out);
  out.write(await response.text());
  out.end();
  await finished(out);
};
