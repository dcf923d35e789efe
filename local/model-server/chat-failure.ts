import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { plainLine } from '../../core/text/plain-text.ts';
import { Refusal } from '../aws/bedrock/protocol/refusal.ts';

/** The reason for a missing completion. `status` is the HTTP status, or 0 without a response. */
export interface ChatFailure {
  readonly kind: 'refused' | 'unreachable' | 'late';
  readonly status: number;
  readonly message: string;
}

export const failureOf = (error: unknown): ChatFailure => {
  const message = messageOf(error);
  // The caller of the gateway may stop waiting before the gateway does.
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError)
    return { kind: 'late', status: 0, message };
  if (error instanceof APIConnectionError) return { kind: 'unreachable', status: 0, message: codeOf(error) };
  if (error instanceof APIError) return { kind: 'refused', status: error.status ?? 0, message };
  return { kind: 'refused', status: 200, message };
};

/** One short line for a terminal, without the status prefix of the client. Some servers quote whole templates. */
const messageOf = (error: unknown): string =>
  plainLine((error instanceof Error ? error.message : String(error)).replace(/^\d{3} /, ''), 300);

/** The deepest cause has a code, such as ECONNREFUSED. */
const codeOf = (error: Error): string => {
  let deepest: Error = error;
  while (deepest.cause instanceof Error) deepest = deepest.cause;
  return 'code' in deepest ? String(deepest.code) : deepest.message;
};

const TOO_LONG = /context (length|size|window)|n_ctx|exceed\w* (the )?(available )?context|too long|too many tokens/i;
const NO_SUCH_MODEL = /model\b.*\b(not found|does not exist|not exist)|no models? loaded/i;

/** Whether an unsupported, optional part of the request may have caused the failure. */
export const mayBeLimitation = ({ kind, status }: ChatFailure): boolean =>
  kind === 'refused' && ![401, 403, 404, 429, 502, 503, 504].includes(status);

/** The failure as Bedrock would report it, so that the state machine retries, falls back and gives up as it does in AWS. */
export const refusalOf = ({ kind, status, message }: ChatFailure, model: string, url: string): Refusal => {
  if (kind === 'late' || status === 408 || status === 504)
    return new Refusal(
      'ModelTimeoutException',
      `${model} did not answer in time: raise MODEL_SERVER_TIMEOUT_SECONDS. Word lists replace a triage that is late.`,
    );
  if (kind === 'unreachable')
    return new Refusal('ServiceUnavailableException', `No model server answers at ${url} (${message}): is it running?`);
  if (TOO_LONG.test(message) || status === 413)
    return new Refusal(
      'ValidationException',
      `The input is too long for ${model}: load it with a longer context, or lower CONTEXT_TOKENS.`,
    );
  if (status === 401 || status === 403)
    return new Refusal(
      'AccessDeniedException',
      `The model server refuses the key (${status}): check MODEL_SERVER_KEY.`,
    );
  if (status === 404 || NO_SUCH_MODEL.test(message))
    return new Refusal('ResourceNotFoundException', `The model server does not have ${model}: ${message}`);
  if (status === 503 && /load/i.test(message))
    return new Refusal('ModelNotReadyException', `${model} is being loaded: ${message}`);
  if (status === 200) return new Refusal('ModelErrorException', `${model} sent no chat completion: ${message}`);
  if (status === 429 || status >= 500)
    return new Refusal('ServiceUnavailableException', `${model} failed (${status}): ${message}`);
  return new Refusal('ValidationException', `${model} refuses the request (${status}): ${message}`);
};
