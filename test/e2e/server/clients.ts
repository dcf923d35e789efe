import { Client, StreamableHTTPClientTransport, type VersionNegotiationMode } from '@modelcontextprotocol/client';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as OldTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { plainClient } from './plain-client.ts';
import type { TestClient } from './test-client.ts';

const INFO = { name: 'e2e', version: '1.0.0' };

const recorded = () => {
  const responses: Response[] = [];
  const recordingFetch = async (url: string | URL, init?: RequestInit): Promise<Response> => {
    const response = await fetch(url, init);
    responses.push(response);
    return response;
  };
  return { responses, fetch: recordingFetch };
};

const newClient =
  (mode: VersionNegotiationMode) =>
  async (url: string): Promise<TestClient> => {
    const { responses, fetch } = recorded();
    const client = new Client(INFO, { versionNegotiation: { mode } });
    await client.connect(new StreamableHTTPClientTransport(new URL(url), { fetch }));
    return {
      responses,
      protocol: client.getNegotiatedProtocolVersion(),
      server: () => client.getServerVersion(),
      list: async () => (await client.listTools()).tools,
      call: (name, args, onprogress) => client.callTool({ name, arguments: args }, onprogress && { onprogress }),
      close: () => client.close(),
    };
  };

const oldClient = async (url: string): Promise<TestClient> => {
  const { responses, fetch } = recorded();
  const client = new OldClient(INFO);
  const transport = new OldTransport(new URL(url), { fetch });
  await client.connect(transport as Transport);
  return {
    responses,
    protocol: transport.protocolVersion,
    server: () => client.getServerVersion(),
    list: async () => (await client.listTools()).tools,
    call: (name, args, onprogress) => {
      const result = client.callTool({ name, arguments: args }, undefined, onprogress && { onprogress });
      return result as ReturnType<TestClient['call']>;
    },
    close: () => client.close(),
  };
};

/** The official clients and plain HTTP, with the protocol that each negotiates with a server of every revision. */
export const CLIENTS: readonly [name: string, connect: (url: string) => Promise<TestClient>, protocol: string][] = [
  ['@modelcontextprotocol/client, auto', newClient('auto'), '2026-07-28'],
  ['@modelcontextprotocol/client, pinned', newClient({ pin: '2026-07-28' }), '2026-07-28'],
  ['@modelcontextprotocol/client, legacy', newClient('legacy'), '2025-11-25'],
  ['@modelcontextprotocol/sdk', oldClient, '2025-11-25'],
  ['of plain HTTP, 2026-07-28', plainClient('2026-07-28'), '2026-07-28'],
  ['of plain HTTP, 2025-11-25', plainClient('2025-11-25'), '2025-11-25'],
];
