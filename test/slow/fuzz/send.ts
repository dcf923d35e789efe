import { Agent, request as httpRequest } from 'node:http';
import type { HttpReply } from '../../support/rpc.ts';
import type { FuzzRequest } from './requests.ts';

const agent = new Agent({ keepAlive: true });
/** Longer than the time limit of any response. */
const GIVE_UP_MS = 20_000;

export interface Timed {
  readonly reply: HttpReply;
  readonly ms: number;
}

/** Sends requests that fetch would not; rejects when no complete response arrives. */
export const send = (url: string, { method, path, headers, body }: FuzzRequest): Promise<Timed> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    const options = { agent, method, path, headers: { ...headers, ...length }, timeout: GIVE_UP_MS };
    const sent = httpRequest(new URL(url), options, async (response) => {
      try {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk);
        const named = Object.entries(response.headers).map(([name, value]): [string, string] => [name, String(value)]);
        const text = Buffer.concat(chunks).toString();
        const reply = { status: response.statusCode ?? 0, headers: new Headers(named), text };
        resolve({ reply, ms: performance.now() - began });
      } catch (error) {
        reject(error);
      }
    });
    sent.on('timeout', () => sent.destroy(new Error('No answer.')));
    sent.on('error', reject);
    sent.end(body);
  });
