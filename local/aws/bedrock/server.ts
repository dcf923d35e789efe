import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { keepPagesOut } from '../../http/block-browsers.ts';
import { converse } from './protocol/converse.ts';
import { promptCache } from './protocol/prompt-cache.ts';
import { Refusal, STATUS } from './protocol/refusal.ts';

/** One call as it came in, before any rule was applied to it. */
interface BedrockCall {
  readonly modelId: string;
  readonly request: unknown;
}

export interface BedrockOptions {
  /** 0, the default, lets the system choose. */
  readonly port?: number;
  /** How long a reply takes at least, as a model's would. Refusals come at once. */
  readonly delayMs?: number;
  /** Sees every call; what it throws is the answer, so a test can have a `Refusal('ThrottlingException', …)` sent. */
  readonly onCall?: (call: BedrockCall) => void;
}

export interface Bedrock {
  readonly url: string;
  /** Ends open connections too, replies that are still under way included. */
  close(): Promise<void>;
}

/** Bedrock's `Converse` on 127.0.0.1: it refuses what Bedrock refuses, and answers from the request alone. */
export const startBedrock = async ({ port = 0, delayMs = 0, onCall }: BedrockOptions = {}): Promise<Bedrock> => {
  const account = promptCache();
  const closing = new AbortController();

  const answer = async (request: IncomingMessage): Promise<object> => {
    const started = performance.now();
    const modelId = readPath(request);
    const body = await readBody(request);
    onCall?.({ modelId, request: body });
    const reply = converse(modelId, body, account);
    if (delayMs > 0) await sleep(delayMs, undefined, { signal: closing.signal });
    return { ...reply, metrics: { latencyMs: Math.round(performance.now() - started) } };
  };

  const server = createServer((request, response) => {
    answer(request).then(
      (reply) => send(response, 200, reply),
      (error: unknown) => sendError(response, error),
    );
  });
  keepPagesOut(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
        closing.abort();
      }),
  };
};

const readPath = ({ method, url = '' }: IncomingMessage): string => {
  const id = method === 'POST' ? /^\/model\/([^/?]+)\/converse(?:\?|$)/.exec(url)?.[1] : undefined;
  if (!id) throw new Refusal('UnknownOperationException', `The stand-in serves Converse alone, not ${method} ${url}`);
  try {
    return decodeURIComponent(id);
  } catch {
    throw new Refusal('ValidationException', 'The provided model identifier is invalid.');
  }
};

const readBody = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    throw new Refusal('SerializationException', 'The body is not JSON.');
  }
};

const send = (response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
};

const sendError = (response: ServerResponse, error: unknown): void => {
  const name = error instanceof Refusal ? error.name : 'InternalServerException';
  const message = error instanceof Error ? error.message : String(error);
  send(response, STATUS[name], { message }, { 'x-amzn-errortype': name });
};
