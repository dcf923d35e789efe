const STREAM = 'text/event-stream';

/** Whether the client itself can read a stream of events. */
export const acceptsStream = (request: Request): boolean => request.headers.get('accept')?.includes(STREAM) ?? false;

/** The SDK's older leg refuses clients that do not list both media types; a plain HTTP client lists none. */
export const completeAccept = (request: Request): Request => {
  const headers = new Headers(request.headers);
  headers.set('accept', `application/json, ${STREAM}`);
  return new Request(request.url, { method: request.method, headers, signal: request.signal });
};

/** For a client that cannot read events: the response message of the stream, as the JSON body that it expects. */
export const unwrapEventStream = async (response: Response): Promise<Response> => {
  if (!response.headers.get('content-type')?.startsWith(STREAM)) return response;
  const events = (await response.text()).split(/\r?\n\r?\n/).map(dataOf);
  const message = events.findLast((data) => data !== '' && !('method' in JSON.parse(data)));
  const headers = new Headers(response.headers);
  headers.set('content-type', 'application/json');
  headers.delete('content-length');
  return new Response(message ?? null, { status: response.status, headers });
};

const dataOf = (event: string): string =>
  event
    .split(/\r?\n/)
    .flatMap((line) => (line.startsWith('data:') ? [line.slice(5).trimStart()] : []))
    .join('\n');
