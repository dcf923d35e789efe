import * as z from 'zod/mini';
import { ChatResult } from '../../handlers/mcp/chat-result.ts';
import { callTool } from '../support/rpc.ts';

export interface Said {
  readonly message: string;
  readonly conversation_id: string;
  readonly user_id: string;
  readonly message_id?: string | undefined;
  readonly confirm_action?: string | undefined;
}

/** One message through the whole system; null when it ended without a turn to look at. */
export const say = async (url: string, said: Said): Promise<ChatResult | null> => {
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const { data } = await callTool(url, 'chat_with_ai', given);
  const parsed = z.safeParse(ChatResult, data);
  return parsed.success ? parsed.data : null;
};
