import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { fromJson } from '../../../core/text/json.ts';
import { keepPagesOut } from '../../http/block-browsers.ts';
import { closeServer, listen } from '../../http/listen.ts';
import { readBody } from '../../http/read-body.ts';
import { Refusal, STATUS } from './protocol/refusal.ts';

/** More than any request of Frontdesk. */
const MAX_BODY_BYTES = 25_000_000;

/** A call before any validation. */
export interface ConverseCall {
  readonly modelId: string;
  readonly request: unknown;
  /** Aborted when the caller disconnects or the server closes. */
  readonly signal: AbortSignal;
}

/** Returns the reply without its metrics. A thrown `Refusal` is sent as the Bedrock error of that name. */
export type AnswerConverse = (call: ConverseCall) => Promise<object>;

export interface Bedrock {
  readonly url: string;
  /** Closes open connections too, including those with a reply in progress. */
  close(): Promise<void>;
}

/** Serves Bedrock's `Converse` over HTTP on 127.0.0.1, on a free port. */
export const startConverseServer = async (answer: AnswerConverse): Promise<Bedrock> => {
  const server = createServer((request, response) => {
    reply(answer, request, response)
      .then((body) => send(response, 200, body))
      .catch((error: unknown) => sendError(response, error));
  });
  keepPagesOut(server);
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      const closed = closeServer(server);
      server.closeAllConnections();
      return closed;
    },
  };
};

const reply = async (answer: AnswerConverse, request: IncomingMessage, response: ServerResponse): Promise<object> => {
  const started = performance.now();
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const modelId = readPath(request);
  const body = await answer({ modelId, request: await readJson(request), signal: gone.signal });
  return { ...body, metrics: { latencyMs: Math.round(performance.now() - started) } };
};

const readPath = ({ method, url = '' }: IncomingMessage): string => {
  const id = method === 'POST' ? /^\/model\/([^/?]+)\/converse(?:\?|$)/.exec(url)?.[1] : undefined;
  if (!id) throw new Refusal('UnknownOperationException', `Only Converse is supported, not ${method} ${url}`);
  try {
    return decodeURIComponent(id);
  } catch {
    throw new Refusal('ValidationException', 'The provided model identifier is invalid.');
  }
};

const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const body = fromJson(String((await readBody(request, MAX_BODY_BYTES)) ?? ''));
  if (body === undefined) throw new Refusal('SerializationException', 'The body is not JSON, or too large.');
  return body;
};

const send = (response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void => {
  // Throws before anything is sent for a body that is nested too deeply.
  const json = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(json);
};

const sendError = (response: ServerResponse, error: unknown): void => {
  const name = error instanceof Refusal ? error.name : 'InternalServerException';
  const message = error instanceof Error ? error.message : String(error);
  send(response, STATUS[name], { message }, { 'x-amzn-errortype': name });
};
