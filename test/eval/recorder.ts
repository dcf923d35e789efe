import { once } from 'node:events';
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * What befalls a call on its way: the server may do it and the answer be lost, come as an error, or come when nobody waits for it any
 * more; or the call never arrives.
 */
export type Mishap = 'none' | 'lost' | 'broken' | 'late' | 'dropped';

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
  readonly onCall: (call: ToolCall) => void;
}

export interface Recorder {
  readonly url: string;
  close(): Promise<void>;
}

/** Longer than an action waits for its answer. */
const LATE_MS = 20_500;

/** Stands in front of a tool server and writes down what is called; some calls it lets come to grief. */
export const startRecorder = async ({ name, target, mishap, onCall }: RecorderOptions): Promise<Recorder> => {
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
    const call = callIn(body);
    const befalls = call ? (mishap?.(call.tool, call.arguments) ?? 'none') : 'none';
    if (call) onCall({ server: name, ...call, at: performance.now(), mishap: befalls });
    if (befalls === 'dropped') return void request.socket.destroy();
    const answer = await send(target(), request, body);
    if (befalls === 'late') await pause(LATE_MS, undefined, { ref: false });
    if (befalls === 'lost') return void request.socket.destroy();
    if (befalls === 'broken') return void response.writeHead(500).end();
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
  const sent = forward(target, { method, headers: { ...headers, host: target.host } }).end(body);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const { 'transfer-encoding': _, connection: __, ...kept } = answer.headers;
  return {
    status: answer.statusCode ?? 502,
    headers: kept,
    body: Buffer.concat(await Array.fromAsync(answer as AsyncIterable<Buffer>)),
  };
};
