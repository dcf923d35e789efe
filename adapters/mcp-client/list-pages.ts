import type { Client } from '@modelcontextprotocol/client';
import { rawResult } from './raw-results.ts';

export const MAX_PAGES = 10;

export interface RawList {
  /** As the server wrote them. */
  readonly tools: readonly unknown[];
  readonly ttlMs: unknown;
  /** Whether there are more pages than `MAX_PAGES`. */
  readonly isCut: boolean;
}

export const readPages = async (client: Client): Promise<RawList> => {
  const read: unknown[] = [];
  let cursor: string | undefined;
  for (let page = 1; ; page += 1) {
    const params = cursor === undefined ? {} : { cursor };
    const { tools, nextCursor, ttlMs } = rawResult(await client.request({ method: 'tools/list', params }));
    if (!Array.isArray(tools)) throw new TypeError('A list without tools.');
    read.push(...tools);
    const isLast = typeof nextCursor !== 'string' || nextCursor === '';
    if (isLast || page === MAX_PAGES) return { tools: read, ttlMs, isCut: !isLast };
    cursor = nextCursor;
  }
};
