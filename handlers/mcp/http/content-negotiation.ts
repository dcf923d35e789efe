const STREAM = 'text/event-stream';

/** Whether the client accepts server-sent events. */
export const acceptsStream = (request: Request): boolean => request.headers.get('accept')?.includes(STREAM) ?? false;

/** Lists both media types in `Accept`: the SDK answers 406 without them, and plain HTTP clients send neither. */
export const completeAccept = (request: Request): Request => {
  request.headers.set('accept', `application/json, ${STREAM}`);
  return request;
};
