import * as z from 'zod/mini';
import type { ActionResult, ProposedAction } from '../../../../core/actions/proposal.ts';
import { startStore } from '../../../../examples/store/store.ts';
import { type Mishap, startRecorder, type ToolCall } from '../../recorder.ts';
import { Seeded } from '../seeded.ts';
import { type FickleServer, startDesk, startFickle } from './hostile-server.ts';
import { SHOPPERS } from './poison.ts';
import { isWrite } from './truth.ts';

export interface Company {
  /** `TOOL_SERVERS` for the stack. */
  readonly servers: string;
  /** Every call that was sent to one of the servers, in order. */
  readonly calls: readonly ToolCall[];
  readonly fickle: FickleServer;
  /** Calls a tool of the help desk, as an execution does that crashes later; null if no answer arrives. */
  call(action: Pick<ProposedAction, 'tool' | 'arguments'>): Promise<ActionResult | null>;
  close(): Promise<void>;
}

/** Starts the sample shop and two hostile servers, behind recorders that inject faults into some calls. */
export const startCompany = async (seed: number): Promise<Company> => {
  const calls: ToolCall[] = [];
  const store = await startStore({ port: 0, now: () => Date.parse('2026-11-23T12:00:00Z') });
  const desk = await startDesk();
  const fickle = await startFickle();
  const record = (name: string, url: string, rewrite = (body: string) => body) =>
    startRecorder({
      name,
      target: () => url,
      rewrite,
      mishap: (tool, args) =>
        mishapOf(seed, { server: name, tool, arguments: args, at: 0, mishap: 'none', rejected: false }),
      onCall: (call) => calls.push(call),
    });
  const recorders = [
    await record('store', store.url, asShopper),
    await record('desk', desk.url),
    await record('fickle', fickle.url),
  ] as const;
  const [ofStore, ofDesk, ofFickle] = recorders;
  return {
    servers: JSON.stringify([
      { name: 'store', url: ofStore.url },
      { name: 'desk', url: ofDesk.url },
      { name: 'fickle', url: ofFickle.url, identity: 'account' },
    ]),
    calls,
    fickle,
    call: (action) => callDesk(ofDesk.url, action).catch(() => null),
    close: async () => {
      for (const part of [...recorders, store, desk, fickle]) await part.close();
    },
  };
};

const Answer = z.object({
  result: z.object({ isError: z._default(z.boolean(), false), content: z.array(z.object({ text: z.string() })) }),
});

const callDesk = async (
  url: string,
  { tool, arguments: given }: Pick<ProposedAction, 'tool' | 'arguments'>,
): Promise<ActionResult> => {
  const call = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: tool, arguments: given } };
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(call), redirect: 'error' });
  const { result } = Answer.parse(await response.json());
  return { outcome: result.isError ? 'rejected' : 'done', text: result.content.map(({ text }) => text).join('\n') };
};

/**
 * Every conversation has its own customer. The shop sees many of them as one, because only a few of its customers have
 * orders.
 */
const asShopper = (body: string): string => body.replaceAll(new RegExp(`"(${SHOPPERS.join('|')})-\\d+"`, 'g'), '"$1"');

/** Depends only on the seed and the call, so that a repeated call has the same fault. */
const mishapOf = (seed: number, call: ToolCall): Mishap => {
  const { server, tool, arguments: args } = call;
  if (isWrite(call) && JSON.stringify(args).includes('-late-')) return 'late';
  const weights = isWrite(call)
    ? { none: 76, lost: 6, broken: 4, moved: 3, expired: 3, codeless: 4, dropped: 4, late: 0 }
    : { none: 92, lost: 2, broken: 2, moved: 1, expired: 1, codeless: 1, dropped: 1, late: 0 };
  return new Seeded(seed, server, tool, args).weighed(weights);
};
