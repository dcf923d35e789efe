import type { Transport } from '@modelcontextprotocol/client';
import { isRecord, type JsonObject } from '../../core/text/json.ts';

/** The fields that the client's schemas require of lists and of calls. */
const EMPTY = { tools: [], content: [], ttlMs: 0, cacheScope: 'private' };

/**
 * Hides complete results from the client, which rejects a whole list if one tool has an error, and the result of a finished write if it holds a
 * `null`.
 */
export const passRawResults = (transport: Transport): void => {
  const deliver = transport.onmessage;
  transport.onmessage = (message, extra) => {
    const raw = 'result' in message ? message.result : undefined;
    const { resultType = 'complete' } = raw ?? {};
    if (raw && resultType === 'complete') {
      const result = { ...EMPTY, ...('resultType' in raw && { resultType }), raw };
      deliver?.({ ...message, result }, extra);
    } else deliver?.(message, extra);
  };
};

export const rawResult = (result: Readonly<Record<string, unknown>>): JsonObject =>
  isRecord(result.raw) ? result.raw : result;
