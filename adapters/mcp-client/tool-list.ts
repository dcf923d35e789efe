import { type Clock, elapsed } from '../../core/config/clock.ts';
import type { Log } from '../../core/observability/log.ts';
import type { ToolServer } from '../../core/tools/server.ts';
import { LIST_PATIENCE_MS } from '../../core/tools/tool.ts';
import { failureLabel } from '../http/error-label.ts';
import type { McpConnection } from './connection.ts';
import { MAX_PAGES, readPages } from './list-pages.ts';
import { type Listed, usableTools } from './usable-tools.ts';

/** The handshake and all pages. A turn waits for less, and a later turn uses what comes late. */
const LIST_MS = 5000;
/** A list that failed after more than its time limit was interrupted: between invocations, Lambda freezes a sandbox. */
const INTERRUPTED_MS = 5500;
const DEFAULT_TTL_MS = 60_000;
const MAX_TTL_MS = 5 * 60_000;
/** The age up to which a list is used while the server does not give a newer one. */
const MAX_AGE_MS = 10 * 60_000;
/** A server that did not answer is neither asked nor waited for again for this long, so that a turn does not wait for it twice. */
const RETRY_AFTER_MS = 5000;
const NONE: Listed = new Map();

export interface McpToolList {
  /**
   * The usable tools of the server: none if it does not answer, and null if it may still answer. A list that the server allows to keep is
   * returned at once. Otherwise the server is asked, and waited for as `ToolServers.list` says; meanwhile the list is the last one.
   */
  now(patienceMs?: number): Promise<Listed | null>;
  readonly last: Listed;
  /** Makes the next `now` read the list again. */
  expire(): void;
}

export const mcpToolList = (server: ToolServer, connection: McpConnection, clock: Clock, log: Log): McpToolList => {
  const leftOut = new Set<string>();
  let last = NONE;
  /** When `last` was requested, until when the server allows to keep it, and the number of the connection over which it came. */
  let requestedAt = Number.NEGATIVE_INFINITY;
  let until = 0;
  let from = 0;
  let retryAt = 0;
  let asking: Promise<void> | null = null;

  /** Logs each tool once for each sandbox, not with every list. */
  const leaveOut = (tool: string, why: string): void => {
    if (leftOut.has(`${why} ${tool}`)) return;
    leftOut.add(`${why} ${tool}`);
    log.warn('tool left out', { server: server.name, tool, why });
  };
  const isKnown = () => elapsed(requestedAt, clock.now()) <= MAX_AGE_MS;
  const isResting = () => clock.now() < retryAt;
  const isOutdated = () => clock.now() >= until || from !== connection.count;
  const read = async () => {
    const { tools, ttlMs, isCut } = await connection.use(readPages, {
      timeoutMs: LIST_MS,
      fresh: false,
      customer: null,
    });
    if (isCut) leaveOut(`all behind page ${MAX_PAGES}`, 'pages');
    return { listed: usableTools(server, tools, leaveOut), ttlMs };
  };
  const rest = (error: string): void => {
    const message = isKnown() ? 'tool list not refreshed' : 'tool server left out';
    if (!isResting()) log.warn(message, { server: server.name, error });
    retryAt = clock.now() + RETRY_AFTER_MS;
  };
  const ask = async (): Promise<void> => {
    const began = clock.now();
    const [answer] = await Promise.allSettled([read()]);
    if (answer.status === 'fulfilled') {
      last = answer.value.listed;
      requestedAt = began;
      until = began + ttlOf(answer.value.ttlMs);
      from = connection.count;
      retryAt = 0;
      // A sandbox that was frozen between the request and the answer may get a list that is too old.
      return isKnown() ? undefined : ask();
    }
    if (elapsed(began, clock.now()) > INTERRUPTED_MS) return ask();
    rest(failureLabel(answer.reason));
  };
  return {
    now: async (patienceMs = 2 * LIST_MS) => {
      if (isOutdated() && !isResting()) {
        asking ??= ask().finally(() => {
          asking = null;
        });
        const isInTime = await endsWithin(patienceMs, asking);
        // A shorter wait says nothing about the server.
        if (!isInTime && patienceMs >= LIST_PATIENCE_MS) rest('TimeoutError');
      }
      if (isKnown()) return last;
      return asking && !isResting() ? null : NONE;
    },
    get last() {
      return last;
    },
    expire: () => {
      until = 0;
    },
  };
};

/** Revision 2026-07-28 gives lists a TTL; earlier ones do not. */
const ttlOf = (ttlMs: unknown): number =>
  typeof ttlMs === 'number' ? Math.min(Math.max(ttlMs, 0), MAX_TTL_MS) : DEFAULT_TTL_MS;

const endsWithin = async (ms: number, work: Promise<void>): Promise<boolean> => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, ms, false);
  return Promise.race([work.then(() => true), promise]).finally(() => clearTimeout(timer));
};
