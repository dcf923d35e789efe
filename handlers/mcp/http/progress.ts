import type { ServerContext } from '@modelcontextprotocol/server';

/** Often enough that nobody takes a long turn for a dead one. */
const EVERY_MS = 3000;

/** Whether a message asks to hear how its operation goes on. */
export const asksForProgress = (body: object): boolean => {
  const { params } = body as { params?: { _meta?: { progressToken?: unknown } } | null };
  const token = params?._meta?.progressToken;
  return typeof token === 'string' || typeof token === 'number';
};

/** The message without its wish to hear of progress, for a client that could not read the stream on which it comes. */
export const withoutProgress = (body: object): object => {
  if (!asksForProgress(body)) return body;
  const { params } = body as { params: { _meta: { progressToken: unknown } } };
  const { progressToken, ...meta } = params._meta;
  return { ...body, params: { ...params, _meta: meta } };
};

/** Does the work and tells a client that asked, at once and every few seconds, that it goes on: the progress is elapsed seconds. */
export const withProgress = async <T>({ mcpReq }: ServerContext, work: () => Promise<T>): Promise<T> => {
  const progressToken = mcpReq._meta?.progressToken;
  if (progressToken === undefined) return work();
  const started = Date.now();
  const tell = (): void => {
    const progress = Math.round((Date.now() - started) / 1000);
    const message = progress === 0 ? 'Working on it' : `Working on it, ${progress} s so far`;
    // A client that has gone away hears nothing; the work goes on, and what it stores is there when the client asks again.
    mcpReq
      .notify({ method: 'notifications/progress', params: { progressToken, progress, message } })
      .catch(() => undefined);
  };
  tell();
  const timer = setInterval(tell, EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
};
