import { kept } from '../shared/kept.ts';
import { readPageConfig } from '../shared/page-config.ts';
import { CallError, rpc } from '../shared/rpc.ts';
import { once } from './patience.ts';
import { chatSession, type Session } from './session.ts';

/** The calls of one customer. All of them throw `CallError`, with the code `OTHER_CUSTOMER` once the session is another's. */
export interface Connection {
  session(): Promise<Session>;
  /** Calls a tool of `/mcp`. */
  call<R>(tool: string, args: object): Promise<R>;
  /** Another method of `/mcp`. */
  send<R>(method: string, params: object): Promise<R>;
  keepVisitor(): Promise<void>;
  forgetVisitor(): Promise<void>;
}

/** `base` is the URL of the pages of Frontdesk. Nothing is asked before the first call. */
export const connect = (base: string, identityUrl: string | null): Connection => {
  const ready = once(async () => {
    const { api } = await readPageConfig(base).catch(() => {
      throw new CallError('OFFLINE', 'No connection.');
    });
    const under = (path: string) => (api === '' ? new URL(path, base).href : `${api}${path}`);
    const credential = kept<string | null>(() => localStorage, 'frontdesk-visitor', null);
    const session = chatSession({ url: under('/session'), identityUrl, credential });
    let customer: string | null = null;
    const open = async (isRefused = false): Promise<Session> => {
      const opened = await session.open(isRefused);
      customer ??= opened.customer;
      // What one customer wrote is never sent as another.
      if (opened.customer !== customer) throw new CallError('OTHER_CUSTOMER', 'Another customer has signed in.');
      return opened;
    };
    const mcp = rpc({ url: under('/mcp'), token: async (renewed) => (await open(renewed)).token });
    return { open, mcp, session };
  });
  return {
    session: async () => (await ready()).open(),
    call: async (tool, args) => (await ready()).mcp.call(tool, args),
    send: async <R>(method: string, params: object) => (await (await ready()).mcp.send(method, params)) as R,
    keepVisitor: async () => {
      const { open, session } = await ready();
      // One who was forgotten, or has signed out, is not kept as another.
      await open();
      session.keep();
    },
    forgetVisitor: async () => (await ready()).session.forget(),
  };
};
