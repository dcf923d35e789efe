import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startStore } from '../../examples/store/store.ts';

export interface ToolCall {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

export interface RecordedStore {
  /** `TOOL_SERVERS` for a stack that is to use it. */
  readonly servers: string;
  /** Every call that reached the company, in order. */
  readonly calls: ToolCall[];
  readonly writes: Awaited<ReturnType<typeof startStore>>['writes'];
  close(): Promise<void>;
}

/** What befalls a call after it was done. */
export type Mishap = (call: ToolCall) => 'answered' | 'lost';

/** The sample store behind a proxy that writes down what is called, and may lose the answer to what was done. */
export const startRecordedStore = async (mishap: Mishap = () => 'answered'): Promise<RecordedStore> => {
  const store = await startStore({ port: 0, now: () => Date.parse('2026-11-23T12:00:00Z') });
  const target = new URL(store.url);
  const calls: ToolCall[] = [];
  const proxy = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const message = JSON.parse(body.toString() || '{}') as { method?: string; params?: ToolCall };
    const call = message.method === 'tools/call' ? message.params : undefined;
    if (call) calls.push(call);
    const headers = { ...request.headers, host: target.host };
    const sent = forward(target, { method: request.method, headers }, (answer) => {
      if (call && mishap(call) === 'lost') {
        answer.resume();
        answer.on('end', () => request.socket.destroy());
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    sent.on('error', () => response.destroy());
    sent.end(body);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/mcp`;
  return {
    servers: JSON.stringify([{ name: 'store', url }]),
    calls,
    get writes() {
      return store.writes;
    },
    close: async () => {
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
      await store.close();
    },
  };
};
