import type { Message } from '../../models/message.ts';
import { escapeTags } from '../../text/wrap-untrusted.ts';
import type { ToolOutcome } from '../../tools/tool.ts';

export type Result = readonly [id: string, outcome: ToolOutcome];

/** The message with the results of tool uses, by id. Tags that look like a note's are escaped. */
export const toolResults = (results: readonly Result[]): Message => ({
  role: 'user',
  content: results.map(([toolUseId, { ok, text }]) => ({
    toolResult: { toolUseId, content: [{ text: escapeTags(text) }], status: ok ? 'success' : 'error' },
  })),
});
