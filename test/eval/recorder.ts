import { once } from 'node:events';
import { createServer, type IncomingMessage, request as overHttp, type ServerResponse } from 'node:http';
import { request as overHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * What befalls a call on its way: the server may do it and the answer be lost, come as an error of one kind or another, or come when
 * nobody waits for it any more; or the call never arrives.
 */
export type Mishap = 'none' | 'lost' | 'late' | 'dropped' | keyof typeof BROKEN;

/** A call as it left the assistant for a tool server. */
export interface ToolCall {
  readonly server: string;
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Milliseconds, finer than any two events are apart. */
  readonly at: number;
  readonly mishap: Mishap;
}

export interface RecorderOptions {
  readonly name: string;
  /** The server behind it, which may be another one at the next call. */
  readonly target: () => string;
  readonly mishap?: (tool: string, args: ToolCall['arguments']) => Mishap;
  /** What the server behind is sent instead. */
  readonly rewrite?: (body: string) => string;
  readonly onCall: (call: ToolCall) => void;
}

export interface Recorder {
  readonly url: string;
  close(): Promise<void>;
}

/** Longer than an action waits for its answer. */
const LATE_MS = 20_500;

/** Answers that stand in for the one that says what was done, none of which says that nothing was: a status, or null for an error without a code. */
const BROKEN = { broken: 500, moved: 303, expired: 408, codeless: null } as const;

const breakOff = (response: ServerResponse, how: keyof typeof BROKEN, asked: Buffer): void => {
  const status = BROKEN[how];
  if (status !== null) return void response.writeHead(status, { ...(how === 'moved' && { location: '/done' }) }).end();
  const { id } = JSON.parse(asked.toString());
  const error = { code: 0, message: 'Something went wrong.' };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ jsonrpc: '2.0', id, error }));
};

/** Stands in front of a tool server and writes down what is called; some calls it lets come to grief. */
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
    const befalls = call ? (mishap?.(call.tool, call.arguments) ?? 'none') : 'none';
    if (call) onCall({ server: name, ...call, at: performance.now(), mishap: befalls });
    if (befalls === 'dropped') return void request.socket.destroy();
    const answer = await send(target(), request, Buffer.from(rewrite(body.toString())));
    if (befalls === 'late') await pause(LATE_MS, undefined, { ref: false });
    if (befalls === 'lost') return void request.socket.destroy();
    if (befalls in BROKEN) return void breakOff(response, befalls as keyof typeof BROKEN, body);
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
