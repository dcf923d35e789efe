/** Whether a connection broke, as a kept one does that died unnoticed: the call may or may not have arrived. */
export const isBrokenConnection = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
