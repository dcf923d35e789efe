import { setTimeout as pause } from 'node:timers/promises';
import { type HttpStandIn, startHttp, type WireRequest } from '../../support/http-stand-in.ts';

type Json = Record<string, unknown>;

type Answer = readonly [status: number, body?: string, headers?: Record<string, string>];

/** A fault between the client and the server. */
export interface Fault {
  /** Answers the request in place of the server. */
  readonly answer?: (request: WireRequest) => Answer | undefined;
  /** Changes the structured content of a tool's result, given the tool's arguments. */
  readonly edit?: (result: Json, args: Json) => void;
  /** Changes the text of a response. */
  readonly rewrite?: (text: string, request: WireRequest) => string;
  /** Holds back each response by so many milliseconds. */
  readonly delayMs?: number;
}

export interface Meddler extends HttpStandIn {
  /** Empty for a server that works. */
  fault: Fault;
}

/** Stands between a client and the server at `target`. It holds each response back until it is whole, as a buffering gateway does. */
export const startMeddler = async (target: string): Promise<Meddler> => {
  const meddler = await startHttp(async (request, response) => {
    const { fault } = self;
    const [status, body, own] = fault.answer?.(request) ?? [];
    if (status !== undefined) return void response.writeHead(status, own).end(body);
    const { method, headers } = request;
    const sent = new Headers(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    for (const name of ['host', 'connection', 'content-length', 'transfer-encoding']) sent.delete(name);
    const passed = await fetch(target, {
      method,
      headers: sent,
      ...(method === 'POST' && { body: request.body }),
    });
    const text = await passed.text();
    await pause(fault.delayMs ?? 0);
    const { edit, rewrite = (same: string) => same } = fault;
    const type = passed.headers.get('content-type') ?? '';
    response.writeHead(passed.status, { 'content-type': type, allow: passed.headers.get('allow') ?? '' });
    response.end(rewrite(edit ? edited(text, request.body, edit) : text, request));
  });
  const self = Object.assign(meddler, { fault: {} as Fault });
  return self;
};

/** Each line is a JSON-RPC message, or an event with one. */
const edited = (text: string, request: string, edit: NonNullable<Fault['edit']>): string =>
  text.replaceAll(/^(data: )?(\{.*\})$/gm, (line, data: string | undefined, json: string) => {
    const message = JSON.parse(json) as { result?: { structuredContent?: Json } };
    const { structuredContent } = message.result ?? {};
    if (!structuredContent) return line;
    const { params } = JSON.parse(request) as { params: { arguments: Json } };
    edit(structuredContent, params.arguments);
    return `${data ?? ''}${JSON.stringify(message)}`;
  });
