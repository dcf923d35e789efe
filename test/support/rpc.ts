import { request as httpRequest } from 'node:http';
import * as z from 'zod/mini';

export interface HttpReply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Sends a body unchanged, with only the given headers. */
export const post = async (
  url: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = { 'content-type': 'application/json' },
  method = 'POST',
): Promise<HttpReply> => {
  const response = await fetch(url, { method, headers, ...(method !== 'GET' && { body }) });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

const ToolResult = z.object({
  content: z.array(z.object({ type: z.literal('text'), text: z.string() })),
  structuredContent: z.record(z.string(), z.unknown()),
  isError: z.optional(z.boolean()),
});
const Answer = z.object({ jsonrpc: z.literal('2.0'), id: z.number(), result: ToolResult });

/** The raw result of a tool call. */
export interface ToolReply {
  readonly isError: boolean;
  readonly text: string;
  readonly data: Record<string, unknown>;
}

/** Calls a tool as a plain HTTP client. Throws unless the response is a JSON-RPC result. */
export const callTool = async (
  url: string,
  name: string,
  args: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<ToolReply> => {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } });
  const { status, text } = await post(url, body, { 'content-type': 'application/json', ...headers });
  const answer = Answer.safeParse(status === 200 ? JSON.parse(text) : null);
  if (!answer.success) throw new Error(`HTTP ${status}: ${text}`);
  const { content, structuredContent, isError = false } = answer.data.result;
  return { isError, text: content.map((block) => block.text).join('\n'), data: structuredContent };
};

/** Sends requests that fetch cannot send, such as one without a Content-Type or with another Host. */
export const rawRequest = (
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array = '',
): Promise<HttpReply> =>
  new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      const named = new Headers(
        Object.entries(response.headers).map(([name, value]): [string, string] => [name, String(value)]),
      );
      resolve({ status: response.statusCode ?? 0, headers: named, text: Buffer.concat(chunks).toString() });
    });
    request.on('error', reject);
    request.end(body);
  });
