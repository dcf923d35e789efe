import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DEFAULT_MODELS } from '../../../core/models/catalogue.ts';

/** In the order in which they were made; the calls of one inner list were open at the same time. */
export type Calls = ReadonlyArray<readonly string[]>;

interface Open {
  readonly name: string;
  readonly from: number;
  to: number;
}

/** Records the requests that the HTTP servers of this process receive, except those to `ignoredHost`. */
export class Wire {
  #open: Open[] = [];
  readonly #requests = new Map<IncomingMessage, Open>();
  readonly #ignoredHost: string;

  constructor(ignoredHost: string) {
    this.#ignoredHost = ignoredHost;
    subscribe('http.server.request.start', (message) => this.#start((message as Exchange).request));
    subscribe('http.server.response.finish', (message) => this.#finish((message as Exchange).request));
  }

  /** The calls since the last time. */
  take(): Calls {
    const calls = this.#open;
    this.#open = [];
    return inGroups(calls);
  }

  #start(request: IncomingMessage): void {
    const { method, headers } = request;
    if (headers.host === this.#ignoredHost || method === 'HEAD') return;
    const call = { name: nameOf(request), from: performance.now(), to: Number.POSITIVE_INFINITY };
    this.#open.push(call);
    this.#requests.set(request, call);
  }

  #finish(request: IncomingMessage): void {
    const call = this.#requests.get(request);
    if (call) call.to = performance.now();
    this.#requests.delete(request);
  }
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** The operation of an AWS service, with the tier of a model; any other request is one to a tool server. */
const nameOf = ({ headers, url = '' }: IncomingMessage): string => {
  const [, operation] = String(headers['x-amz-target'] ?? '').split('.');
  if (operation) return operation;
  const [, modelId] = /^\/model\/([^/]+)\/converse$/.exec(url) ?? [];
  return modelId === undefined ? 'tool server' : `Converse ${tierOf(decodeURIComponent(modelId))}`;
};

const tierOf = (modelId: string): string =>
  Object.entries(DEFAULT_MODELS).find(([, id]) => modelId.endsWith(id))?.[0] ?? modelId;

/** Calls that overlap are one group. */
export const inGroups = (calls: ReadonlyArray<Readonly<Open>>): Calls => {
  const groups: Array<{ names: string[]; to: number }> = [];
  for (const { name, from, to } of calls.toSorted((a, b) => a.from - b.from)) {
    const last = groups.at(-1);
    if (!last || from >= last.to) groups.push({ names: [name], to });
    else {
      last.names.push(name);
      last.to = Math.max(last.to, to);
    }
  }
  return groups.map(({ names }) => names);
};
