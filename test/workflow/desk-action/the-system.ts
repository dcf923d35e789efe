import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, vi } from 'vitest';
import type { ConversationId } from '../../../core/config/keys.ts';
import { completeTurn } from '../../../core/turn/completion/complete-turn.ts';
import type { DeskRequest } from '../../../statemachines/desk-contract.ts';
import { ANA, BEN, type DeskSystem, startDeskSystem } from '../../support/desk-system.ts';
import type { Item } from '../../support/table.ts';
import { aCompletionInput } from '../../support/values.ts';

/** The system that all topics of the test file share. It is available from the file's `beforeAll` on. */
export let system: DeskSystem;

/** Tests wait for retries more than for the processor. */
const AT_ONCE = 20;

export const useDesk = (): void => {
  vi.setConfig({ maxConcurrency: AT_ONCE });
  beforeAll(async () => {
    system = await startDeskSystem();
  }, 30_000);
  afterAll(() => system.close());
};

export const aConversation = (): ConversationId => ({
  customer: `u-${randomUUID()}`,
  conversation: `t-${randomUUID()}`,
});

/** The customer of a conversation as an actor. */
export const customerOf = ({ customer }: ConversationId) => ({ kind: 'customer', id: customer, name: '' }) as const;

export const ask = (conversation: ConversationId, over: Partial<DeskRequest> = {}) =>
  system.act({ conversation, action: 'ask_for_person', actor: customerOf(conversation), ...over });

export const PLACES = ['absent', 'bot', 'waiting', 'mine', 'other', 'closed'] as const;
export type Place = (typeof PLACES)[number];

/** A conversation that Ana has (`mine`), that Ben has (`other`), or that nobody has; and the version of its desk. */
export const aConversationThatIs = async (place: Place): Promise<{ id: ConversationId; version: number }> => {
  const conversation = aConversation();
  if (place === 'absent') return { id: conversation, version: 0 };
  // Stored directly: a turn costs more than all acts of a test.
  const turn = { key: `${Date.now()}-a`, message_id: 'm', message: 'Where is my parcel?', started_at: Date.now() };
  await system.table.putTurns(conversation, [completeTurn(aCompletionInput({ turn }))]);
  const settled = async () => {
    if (place === 'waiting') return ask(conversation);
    if (place === 'closed') return system.act({ conversation, action: 'close', version: 0, resolution: 'solved' });
    return system.act({ conversation, action: 'take_over', actor: place === 'mine' ? ANA : BEN });
  };
  const version = place === 'bot' ? 0 : ((await settled()).desk?.version ?? -1);
  return { id: conversation, version };
};

/** The desk's item, and the posts in their order, as they are stored. */
export const stored = async (
  id: ConversationId,
): Promise<{ readonly desk: Item | undefined; readonly posts: Item[] }> => {
  const items = await system.table.items(id);
  const posts = items.filter(({ kind }) => kind !== undefined);
  return {
    desk: items.find(({ sk }) => sk === '~CONVERSATION'),
    posts: posts.toSorted((a, b) => (String(a.at) < String(b.at) ? -1 : 1)),
  };
};
