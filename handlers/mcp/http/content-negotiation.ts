const STREAM = 'text/event-stream';

/** Whether the client itself can read a stream of events. */
export const acceptsStream = (request: Request): boolean => request.headers.get('accept')?.includes(STREAM) ?? false;

/** The SDK refuses clients that do not list both media types; a plain HTTP client lists none. */
export const completeAccept = (request: Request): Request => {
  request.headers.set('accept', `application/json, ${STREAM}`);
  return request;
};
