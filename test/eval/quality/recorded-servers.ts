import * as z from 'zod/mini';
import { readEnvironment, variable } from '../../../core/config/environment.ts';
import { readToolServers } from '../../../core/tools/server.ts';
import { startStore } from '../../../examples/store/store.ts';
import { usesSampleStore } from '../../../local/tool-servers.ts';
import { startRecorder, type ToolCall } from '../recorder.ts';

export interface RecordedServers {
  /** `TOOL_SERVERS` for a stack that is to use them. */
  readonly list: string;
  /** Every call that left for a server, in order. */
  readonly calls: readonly ToolCall[];
  close(): Promise<void>;
}

/** The sample store moves the dates of its orders to this day, so that a run does not depend on the calendar. */
const DAY = Date.parse('2026-11-23T12:00:00Z');

/** The servers of `TOOL_SERVERS`, or the sample store as for `npm start`, each behind a recorder. */
export const startRecordedServers = async (
  environment: Readonly<Record<string, string | undefined>>,
  playbook: string,
): Promise<RecordedServers> => {
  const store = usesSampleStore(environment, playbook) ? await startStore({ port: 0, now: () => DAY }) : null;
  const list = store ? JSON.stringify([{ name: 'store', url: store.url }]) : environment.TOOL_SERVERS || '[]';
  const { TOOL_SERVERS } = readEnvironment(z.object({ TOOL_SERVERS: variable(readToolServers) }), {
    TOOL_SERVERS: list,
  });
  const calls: ToolCall[] = [];
  const recorders = await Promise.all(
    TOOL_SERVERS.map(({ name, url }) =>
      startRecorder({ name, target: () => url, onCall: (call) => void calls.push(call) }),
    ),
  );
  return {
    list: JSON.stringify(TOOL_SERVERS.map((server, at) => ({ ...server, url: recorders[at]?.url }))),
    calls,
    close: async () => {
      for (const recorder of recorders) await recorder.close();
      await store?.close();
    },
  };
};
