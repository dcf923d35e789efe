import { expect, it } from 'vitest';
import type { DeskState } from '../../../../core/desk/desk.ts';
import { moveConversation } from '../../../../handlers/turn/desk/move-conversation.ts';
import type { DeskRequest } from '../../../../statemachines/desk-contract.ts';
import { MemoryConversations } from '../../../support/accept-and-commit/memory-conversations.ts';
import { MemoryDesks } from '../../../support/accept-and-commit/memory-desks.ts';
import { aPlaybook, endless } from '../../../support/values.ts';

const conversation = { customer: 'ada', conversation: 'c-1' };
const asking = (action: DeskRequest['action']): DeskRequest => ({
  ...{ action, conversation, client: null, teams: null, message_id: 'm-1', version: null, text: null, team: null },
  actor: { kind: 'customer', id: 'ada', name: '' },
  ...{ languages: [], resolution: null, contact: null, feedback: null, started_at: 1, deadline: 9 },
});

/** What an act of a customer counts, in a conversation whose desk is `from`. */
const counted = async (action: DeskRequest['action'], from: DeskState, over: Partial<DeskRequest> = {}) => {
  const conversations = new MemoryConversations();
  const desks = new MemoryDesks(conversations);
  const id = { id: 'm', key: '1700000000000-a', version: null };
  await desks.move(conversation, { ...id, from: 'bot', to: from, set: { closed_key: id.key } });
  const figures: unknown[] = [];
  const move = moveConversation({
    ...{ desks, conversations, playbook: () => aPlaybook(), random: () => 'r' },
    actions: { takeRequest: async () => true } as unknown as Parameters<typeof moveConversation>[0]['actions'],
    tickets: { link: async () => null },
    queue: { page: async () => ({ rows: [], more: false }) },
    budget: { ...endless, takeHandOff: async (network) => figures.push(network) > 0 },
    ...{ clock: { now: () => 2 }, metrics: { record: (name, _, labels) => void figures.push([name, labels]) } },
  });
  await move({ request: { ...asking(action), ...over } }, { execution: 'me' });
  return figures;
};

const HANDED = [['Handoffs', { reason: 'customer_asked' }]];
const BACK = [['TakenBack', {}]];

it.each<[DeskRequest['action'], DeskState, unknown]>([
  ['ask_for_person', 'bot', HANDED],
  ['ask_for_person', 'closed', HANDED],
  ['ask_for_person', 'waiting', []],
  ['ask_for_person', 'human', []],
  ['return_to_assistant', 'waiting', BACK],
  ['return_to_assistant', 'bot', []],
  ['return_to_assistant', 'human', []],
  ['close_conversation', 'waiting', []],
])('%s counts what it moved (%s)', async (action, from, figures) => {
  expect(await counted(action, from)).toEqual(figures);
});

it("asks for a person out of the share of a visitor's network", async () => {
  const visitor = { conversation: { customer: 'visitor:1', conversation: 'c-1' }, network: '203.0.113.0/24' };
  expect(await counted('ask_for_person', 'bot', visitor)).toEqual(['203.0.113.0/24', ...HANDED]);
});
