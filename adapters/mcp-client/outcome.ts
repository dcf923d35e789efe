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
import { plainText } from '../../core/text/plain-text.ts';
import { OutcomeUnknown } from '../../core/tools/outcome-unknown.ts';
import type { ToolOutcome } from '../../core/tools/tool.ts';
import type { McpFailure } from './connection.ts';

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
 * A failed call as the refusal that it was. Throws `OutcomeUnknown` when the request was sent and no clear no came back: then it may have been
 * done. Few answers are a clear no: a server may use any other code after it has begun.
 */
export const refusalOf = ({ cause, sent }: McpFailure): ToolOutcome => {
  const text = refusalText(cause);
  if (text !== null) return { ok: false, text };
  if (sent) throw new OutcomeUnknown('The tool was called, and gave no answer that says what became of it.', { cause });
  return { ok: false, text: 'The system cannot be reached. Nothing was done.' };
};

/** Of revision 2026-07-28, with HTTP 400, which the client does not show: what stands in the headers is not what stands in the body. */
const HEADER_MISMATCH = -32020;
/** Codes of JSON-RPC for requests that never came to a tool. */
const NOT_BEGUN: readonly number[] = [
  ProtocolErrorCode.ParseError,
  ProtocolErrorCode.InvalidRequest,
  ProtocolErrorCode.MethodNotFound,
  ProtocolErrorCode.InvalidParams,
  HEADER_MISMATCH,
];
/** The same of HTTP. A redirection is none of them: many send one when they are done. */
const TURNED_AWAY: readonly number[] = [400, 401, 403, 404, 405, 422, 429];

const refusalText = (error: unknown): string | null => {
  if (error instanceof ProtocolError) {
    return NOT_BEGUN.includes(error.code) ? plainText(error.message) || 'The system refused it.' : null;
  }
  if (error instanceof UnauthorizedError || error instanceof InsufficientScopeError) return NOT_LET_IN;
  if (error instanceof SdkHttpError) {
    if (error.status === 401 || error.status === 403) return NOT_LET_IN;
    return TURNED_AWAY.includes(error.status) ? `The system refused it (HTTP ${error.status}).` : null;
  }
  return asksBack(error) ? 'The system asks for more than can be given here.' : null;
};

const NOT_LET_IN = 'The system did not let us in. Nothing was done.';

/** What revision 2026-07-28 calls `input_required`: the server waits for an answer before it does anything. */
const asksBack = (error: unknown): boolean =>
  error instanceof SdkError &&
  error.code === SdkErrorCode.UnsupportedResultType &&
  (error.data as { resultType?: unknown } | undefined)?.resultType === 'input_required';
