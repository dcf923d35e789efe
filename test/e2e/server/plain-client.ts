import { envelope, modernHeaders } from './eras.ts';
import type { Progress, TestClient } from './test-client.ts';

interface Message {
  readonly method?: string;
  readonly params?: Progress;
  readonly result?: Record<string, never>;
}

/** A client as written by hand: one POST per call, and only the required headers. */
export const plainClient =
  (version: '2025-11-25' | '2026-07-28') =>
  async (url: string): Promise<TestClient> => {
    const modern = version === '2026-07-28';
    const responses: Response[] = [];

    const request = async (method: string, params: { name?: string }, onprogress?: (progress: Progress) => void) => {
      const meta = onprogress ? { progressToken: 1 } : {};
      const headers = {
        'content-type': 'application/json',
        ...(onprogress && { accept: 'application/json, text/event-stream' }),
        ...(modern && modernHeaders(method, params.name)),
      };
      const said = modern ? envelope(params, meta) : { ...params, _meta: meta };
      const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: said });
      const response = await fetch(url, { method: 'POST', headers, body });
      responses.push(response);
      const messages = await messagesOf(response);
      for (const { method, params } of messages)
        if (method === 'notifications/progress' && params) onprogress?.(params);
      const result = messages.at(-1)?.result;
      if (!result) throw new Error(`HTTP ${response.status}: ${JSON.stringify(messages)}`);
      return result;
    };

    const info = { name: 'e2e', version: '1.0.0' };
    const hello = modern
      ? await request('server/discover', {})
      : await request('initialize', { protocolVersion: version, capabilities: {}, clientInfo: info } as object);
    const { protocolVersion, supportedVersions = [], serverInfo, _meta } = hello as Hello;
    return {
      responses,
      protocol: protocolVersion ?? supportedVersions[0],
      server: () => serverInfo ?? _meta?.['io.modelcontextprotocol/serverInfo'],
      list: async () => (await request('tools/list', {})).tools ?? [],
      call: (name, args, onprogress) => request('tools/call', { name, arguments: args } as object, onprogress),
      close: async () => {},
    };
  };

interface Hello {
  readonly protocolVersion?: string;
  readonly supportedVersions?: readonly string[];
  readonly serverInfo?: object;
  readonly _meta?: Readonly<Record<string, object>>;
}

/** The messages of an event stream. */
export const eventsIn = (text: string): Message[] =>
  text.split('\n').flatMap((line) => (line.startsWith('data: ') ? [JSON.parse(line.slice(6))] : []));

const messagesOf = async (response: Response): Promise<Message[]> => {
  const text = await response.text();
  return response.headers.get('content-type') === 'application/json' ? [JSON.parse(text)] : eventsIn(text);
};
