import { randomUUID } from 'node:crypto';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { ChatResult } from '../../core/turn/chat-result.ts';
import type { Aws } from './aws.ts';
import { type CheckOf, fail } from './check.ts';

/** Longer than the API's integration timeout, counted from the last sign of progress. */
const TIMEOUT_MS = 140_000;
const MAX_TRIES = 4;
const PAUSE_MS = 1000;

/** A POST, by default of a request that needs no scope and calls no model. */
export const post = (body: string | Uint8Array<ArrayBuffer> = TOOLS_LIST, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body,
});
export const TOOLS_LIST = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });

/** Sends a throttled request again: the burst of a small stage is a few requests. */
const patientFetch: typeof fetch = async (url, init) => {
  for (let tries = 1; ; tries++) {
    const response = await fetch(url, init);
    if (response.status !== 429 || tries === MAX_TRIES) return response;
    await response.body?.cancel();
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
};

/** A turn of this run, as the client saw it. */
interface Turn {
  readonly receipt: ChatResult;
  readonly tookMs: number;
  /** From the call to the first notification of progress; null without any. */
  readonly progressMs: number | null;
}

export interface Options {
  readonly url: string;
  readonly token?: string | undefined;
  readonly toolMessage?: string | undefined;
  /** URL of one of the pages; those of a one-machine run are at its own. */
  readonly pages?: string | undefined;
  readonly throttle?: boolean;
  /** Whether it is a one-machine run, which has no gateway's limits. */
  readonly local: boolean;
  /** The deployment in AWS. It may skip the check. */
  readonly aws: () => Promise<Aws>;
  /** How long to wait for a trace and metrics. */
  readonly patienceMs?: number;
}

/** The system under test, over the wire, and the turns that this run has made. */
export class System {
  readonly options: Options;
  readonly turns: Turn[] = [];
  readonly startedAt = Date.now();
  readonly #authorization: Record<string, string>;

  constructor(options: Options) {
    this.options = options;
    this.#authorization = options.token === undefined ? {} : { authorization: `Bearer ${options.token}` };
  }

  /** An official client: of the newest protocol revision that the server speaks, or of the revisions before it. */
  async connect(mode: 'auto' | 'legacy' = 'auto', headers: Record<string, string> = {}): Promise<Client> {
    const client = new Client({ name: 'frontdesk-smoke', version: '1.0.0' }, { versionNegotiation: { mode } });
    const options = { fetch: patientFetch, requestInit: { headers: { ...this.#authorization, ...headers } } };
    await client.connect(new StreamableHTTPClientTransport(new URL(this.options.url), options));
    return client;
  }

  send(init: RequestInit, path = '', send: typeof fetch = patientFetch): Promise<Response> {
    return send(this.options.url + path, { ...init, headers: { ...init.headers, ...this.#authorization } });
  }

  /** One turn. The check fails unless it is answered, by the tier that was meant to answer it. */
  async ask(client: Client, args: Record<string, string>): Promise<ChatResult> {
    const began = performance.now();
    let progressMs: number | null = null;
    const { isError, data } = await call(
      client,
      'chat_with_ai',
      { conversation_id: `smoke-${randomUUID()}`, message_id: randomUUID(), ...args },
      () => {
        progressMs ??= performance.now() - began;
      },
    );
    if (isError) fail(`${data.code} ${data.fault ?? ''} ${data.message}`, 'See docs/runbook.md#error-rate.');
    const receipt = ChatResult.parse(data);
    if (!receipt.replayed) this.turns.push({ receipt, tookMs: performance.now() - began, progressMs });
    const { route, fault } = receipt;
    if (route?.fallback)
      fail(`the ${route.tier} tier stood in for the other one: ${fault}`, 'See docs/runbook.md#unanswered.');
    return receipt;
  }
}

export type Check = CheckOf<System>;

/** Calls a tool, for as long as there is progress. */
export const call = async (client: Client, name: string, args: Record<string, unknown>, onprogress = () => {}) => {
  const limits = { timeout: TIMEOUT_MS, resetTimeoutOnProgress: true, onprogress };
  const { isError = false, structuredContent = {} } = await client.callTool({ name, arguments: args }, limits);
  return { isError, data: structuredContent as Readonly<Record<string, unknown>> };
};

export const readJson = async (client: Client, uri: string): Promise<unknown> => {
  const [content] = (await client.readResource({ uri })).contents;
  return JSON.parse(content && 'text' in content ? content.text : '');
};

export const MODELS = 'frontdesk://models';
