import type { ServerResponse } from 'node:http';
import { sendJson, startHttp } from './http-stand-in.ts';

/** A request for a completion as it came over the wire. */
export interface ChatCall {
  readonly model: string;
  readonly messages: readonly {
    readonly role: string;
    readonly content: string;
    readonly tool_calls?: readonly { readonly id: string; readonly function: { name: string; arguments: string } }[];
    readonly tool_call_id?: string;
  }[];
  readonly tools?: readonly { readonly function: { readonly name: string; readonly parameters: object } }[];
  readonly tool_choice?: string | { readonly function: { readonly name: string } };
  readonly response_format?: { readonly json_schema: { readonly schema: object } };
  readonly max_tokens?: number;
  readonly [field: string]: unknown;
}

/** What the server does with a call; null leaves it to the next. */
export type ChatAnswer = (call: ChatCall, response: ServerResponse) => void;

export interface ChatServer {
  /** Up to and including `/v1`. */
  readonly url: string;
  readonly calls: readonly ChatCall[];
  /** Values of the `Authorization` header, one a request. */
  readonly keys: readonly (string | undefined)[];
  /** How many callers went away before they were answered. */
  readonly abandoned: number;
  answer: ChatAnswer;
  close(): Promise<void>;
}

export const MODEL = 'qwen3:8b';

/** A server that speaks chat completions, answering as the test says; its list of models is `models`. */
export const startChatServer = async (answer: ChatAnswer, models: readonly string[] = [MODEL]): Promise<ChatServer> => {
  const calls: ChatCall[] = [];
  const keys: (string | undefined)[] = [];
  const http = await startHttp(({ url, headers, body }, response) => {
    keys.push(headers.authorization);
    if (url === '/v1/models') {
      return sendJson(response, 200, { object: 'list', data: models.map((id) => ({ id, object: 'model' })) });
    }
    if (url !== '/v1/chat/completions') return sendJson(response, 404, { error: 'Unexpected endpoint' });
    response.on('close', () => {
      if (!response.writableEnded) started.abandoned++;
    });
    const call = JSON.parse(body) as ChatCall;
    calls.push(call);
    started.answer(call, response);
  });
  const started = { ...http, url: `${http.url}/v1`, calls, keys, abandoned: 0, answer };
  return started;
};

interface Extras {
  readonly finish_reason?: string | null;
  /** Null for a server that counts no tokens. */
  readonly usage?: object | null;
}

const USAGE = { prompt_tokens: 20, completion_tokens: 5, total_tokens: 25 };

/** A completion with this message, whatever stands in it. */
export const completes =
  (message: object, { finish_reason = 'stop', usage = USAGE }: Extras = {}): ChatAnswer =>
  ({ model }, response) =>
    sendJson(response, 200, {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1,
      model,
      choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason }],
      ...(usage && { usage }),
    });

export const says = (content: string | null, extras: Extras = {}): ChatAnswer => completes({ content }, extras);

export interface FunctionCall {
  readonly id?: string;
  readonly name: string;
  /** As it stands on the wire; an object is written as JSON. */
  readonly arguments: unknown;
}

/** A completion that calls functions; what is an object becomes JSON text, as the API has it. */
export const calls = (...functions: readonly FunctionCall[]): ChatAnswer =>
  completes(
    {
      content: null,
      tool_calls: functions.map(({ id = 'call_1', name, arguments: given }) => ({
        id,
        type: 'function',
        function: { name, arguments: typeof given === 'object' ? JSON.stringify(given) : given },
      })),
    },
    { finish_reason: 'tool_calls' },
  );

/** An error in the shape that most servers give it. */
export const refuses =
  (status: number, message: string): ChatAnswer =>
  (_, response) =>
    sendJson(response, status, { error: { message, type: 'invalid_request_error' } });

/** Refuses the calls that a server could not serve, in that server's words, and answers the others. */
export const unless =
  (isRefused: (call: ChatCall) => boolean, refusal: ChatAnswer, otherwise: ChatAnswer): ChatAnswer =>
  (call, response) =>
    (isRefused(call) ? refusal : otherwise)(call, response);

/** Never answers. */
export const hangs: ChatAnswer = () => {};
