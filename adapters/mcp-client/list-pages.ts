import type { Client, Transport } from '@modelcontextprotocol/client';
import * as z from 'zod/mini';
import { isRecord } from '../../core/tools/schema-parts.ts';

export const MAX_PAGES = 10;

export interface RawList {
  /** As the server wrote them. */
  readonly tools: readonly unknown[];
  readonly ttlMs: unknown;
  /** Whether there are more pages than `MAX_PAGES`. */
  readonly isCut: boolean;
}

const Page = z.object({
  rawTools: z.array(z.unknown()),
  nextCursor: z.optional(z.unknown()),
  ttlMs: z.optional(z.unknown()),
});

/** Moves the tools of every list past the client, which rejects the whole list if one tool has an error. */
export const passRawTools = (transport: Transport): void => {
  const deliver = transport.onmessage;
  transport.onmessage = (message, extra) => {
    const result = 'result' in message ? message.result : undefined;
    if (isRecord(result) && Array.isArray(result.tools))
      Object.assign(message, { result: { ...result, tools: [], rawTools: result.tools } });
    deliver?.(message, extra);
  };
};

export const readPages = async (client: Client): Promise<RawList> => {
  const tools: unknown[] = [];
  let cursor: string | undefined;
  for (let page = 1; ; page += 1) {
    const params = cursor === undefined ? {} : { cursor };
    const { rawTools, nextCursor, ttlMs } = await client.request({ method: 'tools/list', params }, Page);
    tools.push(...rawTools);
    const isLast = typeof nextCursor !== 'string' || nextCursor === '';
    if (isLast || page === MAX_PAGES) return { tools, ttlMs, isCut: !isLast };
    cursor = nextCursor;
  }
};
