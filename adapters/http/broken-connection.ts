/** Whether a connection broke, such as a kept-alive one that the server had closed. The request may have arrived. */
export const isBrokenConnection = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');

const NO_CONNECTION = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Whether the AWS SDK got no connection, so that the request was not sent. Its own time-out for one has no code. */
export const neverConnected = (error: unknown): boolean =>
  'code' in Object(error)
    ? NO_CONNECTION.has(String((error as { code: unknown }).code))
    : isTimeout(error) && error.message.includes('did not establish a connection');

/** Whether the AWS SDK sent the request and got no answer in time. It names a broken connection a time-out, too. */
export const hasTimedOut = (error: unknown): boolean =>
  isTimeout(error) && !isBrokenConnection(error) && !neverConnected(error);

const isTimeout = (error: unknown): error is Error => error instanceof Error && error.name === 'TimeoutError';
