import type { ServerContext } from '@modelcontextprotocol/server';
import { monotonicMs } from '../../../core/config/clock.ts';

/** Often enough for a user to tell a long turn from a hung one. */
const EVERY_MS = 3000;

/** Whether the message has a progress token. */
export const asksForProgress = (body: object): boolean => {
  const { params } = body as { params?: { _meta?: { progressToken?: unknown } } | null };
  const token = params?._meta?.progressToken;
  return typeof token === 'string' || typeof token === 'number';
};

/** Removes the progress token, for a client that does not accept the event stream that carries the notifications. */
export const withoutProgress = (body: object): object => {
  if (!asksForProgress(body)) return body;
  const { params } = body as { params: { _meta: { progressToken: unknown } } };
  const { progressToken, ...meta } = params._meta;
  return { ...body, params: { ...params, _meta: meta } };
};

/** Runs the work. A client that sent a progress token is notified at once and then every `EVERY_MS`; progress is in elapsed seconds. */
export const withProgress = async <T>({ mcpReq }: ServerContext, work: () => Promise<T>): Promise<T> => {
  const progressToken = mcpReq._meta?.progressToken;
  if (progressToken === undefined) return work();
  const started = monotonicMs();
  const notify = (): void => {
    const progress = Math.round((monotonicMs() - started) / 1000);
    const message = progress === 0 ? 'Working on it' : `Working on it, ${progress} s so far`;
    // If the client has disconnected, the work goes on: a retry gets the stored answer.
    mcpReq
      .notify({ method: 'notifications/progress', params: { progressToken, progress, message } })
      .catch(() => undefined);
  };
  notify();
  const timer = setInterval(notify, EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
};
