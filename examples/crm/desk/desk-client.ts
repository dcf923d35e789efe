import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import type { AccessToken } from './access-token.ts';
import { Case, CaseDesk } from './case.ts';
import { DeskError } from './desk-error.ts';

const TIMEOUT_MS = 20_000;
const TRIES = 3;
const FIRST_PAUSE_MS = 300;

const Reply = z.object({
  result: z.object({ isError: z.boolean().optional(), structuredContent: z.record(z.string(), z.unknown()) }),
});
const Failure = z.object({
  code: z.string(),
  message: z.string(),
  retryable: z.boolean(),
  desk: CaseDesk.nullish().catch(null),
});

interface Which {
  readonly customer: string;
  readonly conversation: string;
}

/** The desk's tools that this program uses. Each repeats a call while it is not known whether it was carried out, and throws `DeskError`. */
export interface DeskClient {
  open(which: Which): Promise<Case>;
  reply(which: Which, text: string, message_id: string): Promise<void>;
  close(which: Which, version: number, resolution: string, message_id: string): Promise<void>;
  link(
    which: Which,
    ticket: { system: string; id: string; url: string; episode: number },
    message_id: string,
  ): Promise<void>;
}

/** Calls MCP tools by plain HTTP: one request is one call. It works without a token only with a desk on this machine that needs none. */
export const deskClient = (url: string, token: AccessToken | null): DeskClient => {
  const send = async (body: string, fresh: boolean): Promise<Response> => {
    const bearer = token && { authorization: `Bearer ${await token(fresh)}` };
    const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...bearer };
    return fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => {
      throw new DeskError('UNREACHABLE', 'The desk does not answer.', true);
    });
  };
  const once = async (name: string, args: object): Promise<Record<string, unknown>> => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } });
    let response = await send(body, false);
    // The token may be from before a restart of the issuer.
    if (response.status === 401 && token) response = await send(body, true);
    const reply = Reply.safeParse(await response.json().catch(() => null));
    if (!reply.success)
      throw new DeskError(
        `HTTP_${response.status}`,
        `The desk answers with HTTP ${response.status}.`,
        response.status >= 429,
      );
    const { isError, structuredContent } = reply.data.result;
    if (!isError) return structuredContent;
    const { code, message, retryable, desk = null } = Failure.parse(structuredContent);
    throw new DeskError(code, message, retryable, desk);
  };
  const call = async (name: string, { customer, conversation }: Which, args: object) => {
    for (let tries = 1; ; tries++) {
      try {
        return await once(name, { customer, conversation_id: conversation, ...args });
      } catch (error) {
        if (!(error instanceof DeskError) || !error.retryable || tries === TRIES) throw error;
        await pause(FIRST_PAUSE_MS * 2 ** (tries - 1));
      }
    }
  };
  return {
    open: async (which) => Case.parse(await call('open_case', which, {})),
    reply: async (which, text, message_id) => void (await call('reply', which, { text, message_id })),
    close: async (which, version, resolution, message_id) =>
      void (await call('close', which, { version, resolution, message_id })),
    link: async (which, ticket, message_id) => void (await call('link_ticket', which, { ...ticket, message_id })),
  };
};
