/** Whether a connection broke, such as a kept-alive one that the server had closed. The request may have arrived. */
export const isBrokenConnection = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
