import { Agent, request } from 'node:http';
import { serveParent } from '../child.ts';
import { measured } from '../measured.ts';

const { MCP_URL = '' } = process.env;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

export interface Ask {
  readonly message: string;
  readonly conversation_id?: string;
}
interface Told {
  readonly result?: { readonly isError?: boolean; readonly structuredContent?: Record<string, string> };
}

const post = (body: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(MCP_URL, { method: 'POST', agent, headers }, async (response) => {
      let text = '';
      for await (const chunk of response.setEncoding('utf8')) text += chunk;
      resolve(text);
    });
    sent.once('error', reject).end(body);
  });

/** The last turn, by the ids of its items in the table. */
let last: Record<string, string> = {};
let lastId = 0;

const turn = async (ask: Ask): Promise<void> => {
  const params = { name: 'chat_with_ai', arguments: ask };
  const text = await post(JSON.stringify({ jsonrpc: '2.0', id: ++lastId, method: 'tools/call', params }));
  const { result }: Told = JSON.parse(text);
  if (!result?.structuredContent || result.isError) throw new Error(`The turn failed: ${text}`);
  last = result.structuredContent;
};

/** A minimal MCP client in its own process, so that it does not share an event loop with the measured system. */
const commands = {
  ...measured(turn),
  last: () => ({ messageId: last.message_id ?? '' }),
};
export type ClientCommands = typeof commands;
serveParent(commands);
