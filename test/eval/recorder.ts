import { once } from 'node:events';
import { createServer, type IncomingMessage, request as overHttp, type ServerResponse } from 'node:http';
import { request as overHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * A fault that is injected into a call. `lost`: the server runs the call, and the connection breaks. `late`: the answer
 * comes after the time-out. `dropped`: the call does not reach the server. Otherwise the server runs the call, and an
 * error replaces its answer.
 */
export type Mishap = 'none' | 'lost' | 'late' | 'dropped' | keyof typeof BROKEN;

/** A call that the assistant sent to a tool server. */
export interface ToolCall {
  readonly server: string;
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** In milliseconds, with a resolution that orders any two events. */
  readonly at: number;
  readonly mishap: Mishap;
  /** Whether the server answered that it did not do it. Set once it has answered. */
  rejected: boolean;
}

export interface RecorderOptions {
  readonly name: string;
  /** URL of the server behind the recorder. It may differ from call to call. */
  readonly target: () => string;
  readonly mishap?: (tool: string, args: ToolCall['arguments']) => Mishap;
  /** Returns the body to send to the server in place of the original. */
  readonly rewrite?: (body: string) => string;
  readonly onCall: (call: ToolCall) => void;
}

export interface Recorder {
  readonly url: string;
  close(): Promise<void>;
}

/** Longer than the time-out of an action. */
const LATE_MS = 20_500;

/**
 * HTTP statuses that replace an answer; null stands for a JSON-RPC error without a known code. None of them proves that
 * the call did not run.
 */
const BROKEN = { broken: 500, moved: 303, expired: 408, codeless: null } as const;

/** A result or a message of JSON-RPC that rejects a call. In a text, the quotation marks are escaped. */
const REJECTED = /"isError":\s*true|"error":\s*\{/;

const sendBroken = (response: ServerResponse, how: keyof typeof BROKEN, asked: Buffer): void => {
  const status = BROKEN[how];
  if (status !== null) return void response.writeHead(status, { ...(how === 'moved' && { location: '/done' }) }).end();
  const { id } = JSON.parse(asked.toString());
  const error = { code: 0, message: 'Something went wrong.' };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ jsonrpc: '2.0', id, error }));
};

/** Starts a proxy in front of a tool server. It records every call, and injects faults into some. */
export const startRecorder = async ({
  name,
  target,
  mishap,
  rewrite = (body) => body,
  onCall,
}: RecorderOptions): Promise<Recorder> => {
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
    const call = callIn(body);
    const fault = call ? (mishap?.(call.tool, call.arguments) ?? 'none') : 'none';
    const recorded = call && { server: name, ...call, at: performance.now(), mishap: fault, rejected: false };
    if (recorded) onCall(recorded);
    if (fault === 'dropped') return void request.socket.destroy();
    const answer = await send(target(), request, Buffer.from(rewrite(body.toString())));
    if (recorded) recorded.rejected = REJECTED.test(answer.body.toString());
    if (fault === 'late') await pause(LATE_MS, undefined, { ref: false });
    if (fault === 'lost') return void request.socket.destroy();
    if (fault in BROKEN) return void sendBroken(response, fault as keyof typeof BROKEN, body);
    response.writeHead(answer.status, answer.headers).end(answer.body);
  };
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};

const callIn = (body: Buffer): Pick<ToolCall, 'tool' | 'arguments'> | null => {
  if (body.length === 0) return null;
  const { method, params } = JSON.parse(body.toString());
  return method === 'tools/call' ? { tool: params.name, arguments: params.arguments ?? {} } : null;
};

const send = async (url: string, { method = 'POST', headers }: IncomingMessage, body: Buffer) => {
  const target = new URL(url);
  const forward = target.protocol === 'https:' ? overHttps : overHttp;
  const sent = forward(target, {
    method,
    headers: { ...headers, host: target.host, 'content-length': body.length },
  }).end(body);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const { 'transfer-encoding': _, connection: __, ...kept } = answer.headers;
  return {
    status: answer.statusCode ?? 502,
    headers: kept,
    body: Buffer.concat(await Array.fromAsync(answer as AsyncIterable<Buffer>)),
  };
};
