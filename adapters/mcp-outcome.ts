import {
  type CallToolResult,
  InsufficientScopeError,
  ProtocolError,
  ProtocolErrorCode,
  SdkError,
  SdkErrorCode,
  SdkHttpError,
  UnauthorizedError,
} from '@modelcontextprotocol/client';
import { plainText } from '../core/plain-text.ts';
import type { ToolOutcome } from '../core/tool-offer.ts';
import { ToolUnknown } from '../core/tool-unknown.ts';
import type { McpFailure } from './mcp-connection.ts';

/** A tool's result as text for a model: its words, and its data where the words are not that already. */
export const outcomeOf = ({ content, structuredContent, isError }: CallToolResult): ToolOutcome => {
  const ok = isError !== true;
  const words = content.map(wordsOf);
  const data = structuredContent === undefined ? undefined : JSON.stringify(structuredContent);
  const parts = data === undefined || words.some((text) => isJson(text, data)) ? words : [...words, data];
  return { ok, text: plainText(parts.filter(Boolean).join('\n\n')) || (ok ? 'Done.' : 'It failed.') };
};

const wordsOf = (block: CallToolResult['content'][number]): string => {
  if (block.type === 'text') return block.text;
  if (block.type === 'resource' && 'text' in block.resource) return block.resource.text;
  if (block.type === 'resource_link') return `${block.title ?? block.name}: ${block.uri}`;
  return `[${block.type} left out]`;
};

const isJson = (text: string, data: string): boolean => {
  try {
    return JSON.stringify(JSON.parse(text)) === data;
  } catch {
    return false;
  }
};

/**
 * A failed call as the refusal that it was. Throws `ToolUnknown` when the request was sent and no clear no came back: then it may have been
 * done. An answer that says that the server broke (HTTP 5xx, JSON-RPC's internal error) is none.
 */
export const refusalOf = ({ cause, sent }: McpFailure): ToolOutcome => {
  const text = refusalText(cause);
  if (text !== null) return { ok: false, text };
  if (sent) throw new ToolUnknown('The tool was called, and gave no answer that says what became of it.', { cause });
  return { ok: false, text: 'The system cannot be reached. Nothing was done.' };
};

const refusalText = (error: unknown): string | null => {
  if (error instanceof ProtocolError) {
    return error.code === ProtocolErrorCode.InternalError ? null : plainText(error.message) || 'The system refused it.';
  }
  if (error instanceof UnauthorizedError || error instanceof InsufficientScopeError) return NOT_LET_IN;
  if (error instanceof SdkHttpError) {
    if (error.status === 401 || error.status === 403) return NOT_LET_IN;
    return error.status < 500 ? `The system refused it (HTTP ${error.status}).` : null;
  }
  return asksBack(error) ? 'The system asks for more than can be given here.' : null;
};

const NOT_LET_IN = 'The system did not let us in. Nothing was done.';

/** What revision 2026-07-28 calls `input_required`: the server waits for an answer before it does anything. */
const asksBack = (error: unknown): boolean =>
  error instanceof SdkError &&
  error.code === SdkErrorCode.UnsupportedResultType &&
  (error.data as { resultType?: unknown } | undefined)?.resultType === 'input_required';
