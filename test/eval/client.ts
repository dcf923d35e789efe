import * as z from 'zod/mini';
import { ChatResult } from '../../core/turn/chat-result.ts';
import { callTool } from '../support/rpc.ts';

export interface Said {
  readonly message: string;
  readonly conversation_id: string;
  readonly user_id: string;
  readonly message_id?: string | undefined;
  readonly confirm_action?: string | undefined;
}

export interface Told {
  /** Null when the turn ended without a receipt. */
  readonly result: ChatResult | null;
  /** The whole response. */
  readonly text: string;
}

/** Sends one message through the whole system, as an MCP client does. */
export const say = async (url: string, said: Said): Promise<Told> => {
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const { data, text } = await callTool(url, 'chat_with_ai', given);
  const parsed = z.safeParse(ChatResult, data);
  return { result: parsed.success ? parsed.data : null, text: `${text}\n${JSON.stringify(data)}` };
};
