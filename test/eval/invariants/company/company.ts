import { startStore } from '../../../../examples/store/store.ts';
import { type Mishap, startRecorder, type ToolCall } from '../../recorder.ts';
import { Seeded } from '../seeded.ts';
import { type FickleServer, startDesk, startFickle } from './hostile-server.ts';
import { isWrite } from './truth.ts';

export interface Company {
  /** `TOOL_SERVERS` for a stack that is to use it. */
  readonly servers: string;
  /** Every call that left for one of its servers, in order. */
  readonly calls: readonly ToolCall[];
  readonly fickle: FickleServer;
  close(): Promise<void>;
}

/** The sample shop and two hostile servers, behind recorders that let some of the calls come to grief. */
export const startCompany = async (seed: number): Promise<Company> => {
  const calls: ToolCall[] = [];
  const store = await startStore({ port: 0, now: () => Date.parse('2026-11-23T12:00:00Z') });
  const desk = await startDesk();
  const fickle = await startFickle();
  const record = (name: string, url: string) =>
    startRecorder({
      name,
      target: () => url,
      mishap: (tool, args) => mishapOf(seed, { server: name, tool, arguments: args, at: 0, mishap: 'none' }),
      onCall: (call) => calls.push(call),
    });
  const recorders = [
    await record('store', store.url),
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
    close: async () => {
      for (const part of [...recorders, store, desk, fickle]) await part.close();
    },
  };
};

/** Decided by the call alone: the same one comes to the same grief again. */
const mishapOf = (seed: number, call: ToolCall): Mishap => {
  const { server, tool, arguments: args } = call;
  if (isWrite(call) && JSON.stringify(args).includes('-late-')) return 'late';
  const weights = isWrite(call)
    ? { none: 70, lost: 12, broken: 10, dropped: 8, late: 0 }
    : { none: 94, lost: 2, broken: 2, dropped: 2, late: 0 };
  return new Seeded(seed, server, tool, args).weighed(weights);
};
