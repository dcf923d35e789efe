import {
  InsufficientScopeError,
  ProtocolError,
  ProtocolErrorCode,
  SdkError,
  SdkErrorCode,
  SdkHttpError,
  UnauthorizedError,
} from '@modelcontextprotocol/client';
import { fromJson, type JsonObject, recordOf, stringOf } from '../../core/text/json.ts';
import { plainText } from '../../core/text/plain-text.ts';
import { OutcomeUnknown } from '../../core/tools/outcome-unknown.ts';
import type { ToolOutcome } from '../../core/tools/tool.ts';
import type { McpFailure } from './connection.ts';

/**
 * A tool's result as text for a model: its text, and its structured content unless the text is the same JSON. Throws for
 * anything else, such as an empty object: the server may have answered another request.
 */
export const outcomeOf = ({ content, structuredContent, isError }: JsonObject): ToolOutcome => {
  const data = structuredContent === undefined || structuredContent === null ? [] : [JSON.stringify(structuredContent)];
  const blocks = content ?? (data.length > 0 ? [] : undefined);
  if (!Array.isArray(blocks)) throw new TypeError('Not the result of a tool.');
  const words = blocks.map(wordsOf);
  const parts = words.some((text) => data.includes(JSON.stringify(fromJson(text)))) ? words : [...words, ...data];
  const ok = !isError;
  return { ok, text: plainText(parts.filter(Boolean).join('\n\n')) || (ok ? 'Done.' : 'It failed.') };
};

const wordsOf = (block: unknown): string => {
  if (typeof block === 'string') return block;
  const { type, text, resource, title, name, uri } = recordOf(block);
  const inner = type === 'resource' ? recordOf(resource).text : text;
  if (typeof inner === 'string') return inner;
  if (type === 'resource_link') return `${stringOf(title) || stringOf(name)}: ${stringOf(uri)}`;
  return `[${stringOf(type) || 'content'} left out]`;
};

/**
 * The outcome of a failed call. Throws `OutcomeUnknown` if the request was sent and the response does not prove that nothing was done. Few
 * responses prove it: a server may use any other code after it has started.
 */
export const refusalOf = ({ cause, sent }: McpFailure): ToolOutcome => {
  const text = refusalText(cause);
  if (text !== null) return { ok: false, text };
  if (sent) throw new OutcomeUnknown('The tool was called, and its outcome is unknown.', { cause });
  return { ok: false, text: 'The system cannot be reached. Nothing was done.' };
};

/** Headers and body differ (revision 2026-07-28). It comes with HTTP 400, which the client does not expose. */
const HEADER_MISMATCH = -32020;
/** JSON-RPC codes of requests that did not reach a tool. */
const NOT_STARTED: readonly number[] = [
  ProtocolErrorCode.ParseError,
  ProtocolErrorCode.InvalidRequest,
  ProtocolErrorCode.MethodNotFound,
  ProtocolErrorCode.InvalidParams,
  HEADER_MISMATCH,
];
/** The same for HTTP. A redirect is not listed, because many servers send one after the work is done. */
const NOT_STARTED_STATUS: readonly number[] = [400, 401, 403, 404, 405, 422, 429];

const refusalText = (error: unknown): string | null => {
  if (error instanceof ProtocolError) {
    return NOT_STARTED.includes(error.code) ? plainText(error.message) || 'The system refused it.' : null;
  }
  if (error instanceof UnauthorizedError || error instanceof InsufficientScopeError) return ACCESS_DENIED;
  if (error instanceof SdkHttpError) {
    if (error.status === 401 || error.status === 403) return ACCESS_DENIED;
    return NOT_STARTED_STATUS.includes(error.status) ? `The system refused it (HTTP ${error.status}).` : null;
  }
  return asksForInput(error) ? 'The system asks for more input, which cannot be given here. Nothing was done.' : null;
};

const ACCESS_DENIED = 'The system denied access. Nothing was done.';

/** `input_required` of revision 2026-07-28: the server waits for input before it does anything. */
const asksForInput = (error: unknown): boolean =>
  error instanceof SdkError &&
  error.code === SdkErrorCode.UnsupportedResultType &&
  (error.data as { resultType?: unknown } | undefined)?.resultType === 'input_required';

/** The texts of error results for an unknown tool or unknown arguments. */
const OUTDATED =
  /\b(unknown|no such) tool\b|\btool\b.{0,140}\b(not found|disabled|does not exist)\b|-3260[12]\b|\binvalid (arguments|params)\b|\bvalidation error/is;

/** Whether a failed call, by its error or its text, suggests that the server's tools have changed since they were listed. */
export const isOutdated = (failure: unknown): boolean =>
  typeof failure === 'string'
    ? OUTDATED.test(failure)
    : failure instanceof ProtocolError && OUTDATED_CODES.includes(failure.code);

const OUTDATED_CODES: readonly number[] = [ProtocolErrorCode.MethodNotFound, ProtocolErrorCode.InvalidParams];
