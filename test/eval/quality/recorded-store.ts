import { startStore } from '../../../examples/store/store.ts';
import { startRecorder, type ToolCall } from '../recorder.ts';

export interface RecordedStore {
  /** `TOOL_SERVERS` for a stack that is to use it. */
  readonly servers: string;
  /** Every call that left for the store, in order. */
  readonly calls: readonly ToolCall[];
  readonly writes: Awaited<ReturnType<typeof startStore>>['writes'];
  close(): Promise<void>;
}

/** The sample store on a day of its own, behind a recorder. */
export const startRecordedStore = async (): Promise<RecordedStore> => {
  const store = await startStore({ port: 0, now: () => Date.parse('2026-11-23T12:00:00Z') });
  const calls: ToolCall[] = [];
  const recorder = await startRecorder({ name: 'store', target: () => store.url, onCall: (call) => calls.push(call) });
  return {
    servers: JSON.stringify([{ name: 'store', url: recorder.url }]),
    calls,
    get writes() {
      return store.writes;
    },
    close: async () => {
      await recorder.close();
      await store.close();
    },
  };
};
