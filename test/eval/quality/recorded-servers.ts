import * as z from 'zod/mini';
import { readEnvironment, variable } from '../../../core/config/environment.ts';
import { readToolServers } from '../../../core/tools/server.ts';
import { startStore } from '../../../examples/store/store.ts';
import { usesSampleStore } from '../../../local/tool-servers.ts';
import { startRecorder, type ToolCall } from '../recorder.ts';

export interface RecordedServers {
  /** `TOOL_SERVERS` for the stack. */
  readonly list: string;
  /** Every call that was sent to a server, in order. */
  readonly calls: readonly ToolCall[];
  close(): Promise<void>;
}

/** The sample store dates its orders relative to this day, so that a run does not depend on the calendar. */
const DAY = Date.parse('2026-11-23T12:00:00Z');

/** Starts a recorder in front of each server of `TOOL_SERVERS`, or of the sample store as in `npm start`. */
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
