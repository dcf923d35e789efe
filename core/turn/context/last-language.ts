import type { ConversationId } from '../../config/keys.ts';
import { detectLanguage } from '../../text/language/detect-language.ts';
import type { Conversations } from '../conversations.ts';

/** The language of the customer's last message, or `und`. */
export const lastLanguage = async (
  conversations: Pick<Conversations, 'newestEntries'>,
  id: ConversationId,
): Promise<string> => {
  for await (const page of conversations.newestEntries(id))
    for (const entry of page) if ('message' in entry) return detectLanguage(entry.message);
  return 'und';
};
