import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import { Identifier } from '../../../core/access/identifier.ts';
import { CONVERSATION_SCHEME } from '../../../core/access/scopes.ts';
import type { ConversationList, Transcripts } from '../../../core/turn/conversations.ts';
import type { Cursors } from '../../front/tools/cursors.ts';
import { fittingPage } from '../../front/tools/fitting-page.ts';
import type { Completer } from '../prompts/completion.ts';
import { forCustomers, inWords, MAX_PAGE_BYTES } from '../tools/transcript.ts';
import type { ResourceKind } from './resources.ts';

const LIST_PAGE = 50;
/** Turns in a transcript. Clients read older ones with get_conversation_history. */
const TURNS = 50;
const MIME_TYPE = 'text/plain';
const TEMPLATE = `${CONVERSATION_SCHEME}{conversation_id}`;

/** `conversation://{conversation_id}`: transcripts of the caller's own conversations. Two customers may use the same id. */
export const conversationsResource = (
  list: ConversationList,
  transcripts: Pick<Transcripts, 'page'>,
  cursors: Cursors,
): ResourceKind => ({
  templates: [
    {
      uriTemplate: TEMPLATE,
      name: 'conversation',
      title: 'Conversation',
      description: `The transcript of one of your support conversations: the newest ${TURNS} messages with their answers.`,
      mimeType: MIME_TYPE,
    },
  ],

  list: async ({ customer, scopes }, cursor) => {
    const owner = ['conversations', customer];
    const before = cursor === undefined ? null : await cursors.open(owner, cursor);
    if (cursor !== undefined && before === null) {
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'cursor: must be the nextCursor of an earlier page.');
    }
    if (!scopes.includes('support:read')) return { resources: [] };
    const { conversations, more } = await list.page(customer, LIST_PAGE, before);
    const last = conversations.at(-1);
    return {
      resources: conversations.map(({ conversation, title, updated_at }) => ({
        uri: CONVERSATION_SCHEME + encodeURIComponent(conversation),
        name: conversation,
        title,
        mimeType: MIME_TYPE,
        annotations: { lastModified: new Date(updated_at).toISOString() },
      })),
      ...(more && last && { nextCursor: await cursors.seal(owner, last.last_key) }),
    };
  },

  read: async (uri, { customer }) => {
    const conversation = conversationIn(uri);
    if (conversation === null) return null;
    const page = await transcripts.page({ customer, conversation }, TURNS, null);
    const fitting = fittingPage(page.entries, MAX_PAGE_BYTES);
    const entries = forCustomers(fitting);
    if (entries.length === 0) return null;
    const cut =
      page.more || fitting.length < page.entries.length
        ? '(Older messages are omitted. Read them with get_conversation_history.)\n\n'
        : '';
    return { contents: [{ uri, mimeType: MIME_TYPE, text: cut + inWords(entries.toReversed()) }] };
  },
});

/** Completes the ids of the caller's own conversations, newest first; requires `support:read`. */
export const completeConversation =
  (list: ConversationList): Completer =>
  async ({ ref, argument }, { customer, scopes }) => {
    if (ref.type !== 'ref/resource' || ref.uri !== TEMPLATE) return null;
    if (argument.name !== 'conversation_id' || !scopes.includes('support:read')) return [];
    const { conversations } = await list.page(customer, LIST_PAGE, null);
    return conversations.map(({ conversation }) => encodeURIComponent(conversation));
  };

const conversationIn = (uri: string): string | null => {
  if (!uri.startsWith(CONVERSATION_SCHEME)) return null;
  try {
    const id = Identifier.safeParse(decodeURIComponent(uri.slice(CONVERSATION_SCHEME.length)));
    return id.success ? id.data : null;
  } catch {
    return null;
  }
};
