import { isBrokenConnection } from './broken-connection.ts';

/**
 * Sends a call once more, at once, if its connection broke: a function that was frozen finds its kept-alive connections dead. The first one may
 * have arrived, so the call must be safe to carry out twice. A client that makes several attempts has sent it again itself.
 */
export const resendOnce = async <T>(send: () => Promise<T>): Promise<T> => {
  try {
    return await send();
  } catch (error) {
    if (isBrokenConnection(error) && attemptsOf(error) === 1) return send();
    throw error;
  }
};

const attemptsOf = (error: unknown): number =>
  (error as { readonly $metadata?: { readonly attempts?: number } }).$metadata?.attempts ?? 1;
