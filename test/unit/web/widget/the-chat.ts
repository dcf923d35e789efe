import type { Kept } from '../../../../web/shared/kept.ts';
import { CallError } from '../../../../web/shared/rpc.ts';
import { type Chat, createChat, type Saved } from '../../../../web/widget/chat.ts';
import type { Page, Reply, Turn } from '../../../../web/widget/results.ts';

const GUIDE = { languages: ['en'], greeting: { en: 'Hello' }, starters: {}, handoff: 'on' };

export const turnAt = (at: number, more: Partial<Turn> = {}): Turn => ({
  turn_id: `${String(at).padStart(13, '0')}-a`,
  message_id: `m-${at}`,
  ...{ status: 'answered', message: `Question ${at}`, answer: `Answer ${at}`, sentiment: null },
  ...{ citations: [], proposal: null, actions: [], feedback: null },
  ...more,
});

export const pageOf = (more: Partial<Page> = {}): Page => ({
  ...{ conversation: { state: 'bot', assignee: null }, episode: { feedback: null } },
  ...{ turns: [], messages: [], next_cursor: null, poll_cursor: 'poll-1' },
  ...more,
});

export const replyTo = (id: string, at: number, more: Partial<Reply> = {}): Reply => {
  const { message: _, feedback: __, ...turn } = turnAt(at, { message_id: id });
  return { ...turn, conversation: { state: 'bot', assignee: null }, messages: [], ...more };
};

export interface World {
  customer: string;
  /** Ids of the customer's conversations, newest first. */
  conversations: string[];
  /** Answers of tools, by name; a call without one is not found. */
  readonly tools: Record<string, (args: Record<string, string>) => unknown>;
  /** The calls of tools, in their order. */
  readonly calls: { readonly tool: string; readonly args: Record<string, string> }[];
  saved: Saved | null;
  visitorsKept: number;
  ended: number;
  chat(): Chat;
}

/** A server and a tab as a chat sees them. */
export const createWorld = (): World => {
  const world: World = {
    ...{ customer: 'alice', conversations: [], tools: {}, calls: [], saved: null, visitorsKept: 0, ended: 0 },
    chat: () => {
      let made = 0;
      const saved: Kept<Saved | null> = {
        read: () => world.saved,
        write: (value) => {
          world.saved = value;
        },
      };
      const session = async () => {
        const { customer } = world;
        return { token: 't', customer, isVisitor: customer.startsWith('visitor:') };
      };
      return createChat({
        connection: {
          session,
          call: async <R>(tool: string, args: object) => {
            world.calls.push({ tool, args: args as Record<string, string> });
            const answer = world.tools[tool];
            if (!answer) throw new CallError('NOT_FOUND', '');
            return answer(args as Record<string, string>) as R;
          },
          send: async <R>(method: string) =>
            (method === 'resources/list'
              ? {
                  resources: [
                    { uri: 'frontdesk://playbook', name: 'playbook' },
                    ...world.conversations.map((name) => ({ uri: `conversation://${name}`, name })),
                  ],
                }
              : { contents: [{ text: JSON.stringify(GUIDE) }] }) as R,
          keepVisitor: async () => {
            world.visitorsKept += 1;
          },
        },
        saved,
        pauses: { wait: async () => {}, wake: () => {} },
        onOtherCustomer: () => {
          world.ended += 1;
        },
        newId: () => `new-${++made}`,
      });
    },
  };
  return world;
};

/** Lets what was begun go on. */
export const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
};
