import { expect, it } from 'vitest';
import { NO_DESK } from '../../../../core/desk/desk.ts';
import { postEntry } from '../../../../handlers/turn/desk/post-entry.ts';
import type { DeskRequest } from '../../../../statemachines/desk-contract.ts';
import { MemoryConversations } from '../../../support/accept-and-commit/memory-conversations.ts';
import { MemoryDesks } from '../../../support/accept-and-commit/memory-desks.ts';
import { aPlaybook } from '../../../support/values.ts';

const NOW = 1_700_000_000_000;
const conversation = { customer: 'ada', conversation: 'c-1' };
const request: DeskRequest = {
  ...{ action: 'reply', actor: { kind: 'staff', id: 'ana', name: 'Ana' }, conversation, message_id: 'm-2' },
  ...{ client: null, teams: null, version: null, text: 'Hello.', team: null, languages: [], resolution: null },
  ...{ contact: null, feedback: null, started_at: NOW, deadline: NOW },
};

/** A reply that took the conversation over: its notice, and the reply, behind the customer's message. */
const posting = async (customersKey: string, counted?: number) => {
  const store = new MemoryConversations();
  const id = { ...conversation, message_id: 'm-1' };
  const asked = { key: customersKey, message_id: 'm-1', message: 'Hi', started_at: NOW };
  await store.putTurn(id, { ...asked, status: 'pending', owner: 'me', lease: NOW });
  const desk = { ...NO_DESK, state: 'human' as const, language: 'en', version: 4 };
  const notice = { move: 'taken_over' as const, key: '1690000000000-n' };
  const moved = { outcome: 'done', conversation, desk, fence: true, notice, waited_ms: null } as const;
  const fence = counted === undefined ? null : { held: 1, under_way: [], version: counted, spans: [] };
  const post = postEntry(
    new MemoryDesks(store),
    store,
    () => aPlaybook(),
    { now: () => NOW },
    () => 'r',
  );
  const posts = async () => {
    await post({ request, move: { ...moved, spans: [] }, fence }, { execution: 'me' });
    return [...store.posts.values()].map(({ key, kind, text, sequence }) => [key, kind, text, sequence]).toSorted();
  };
  return { posts };
};

it('a notice stands behind everything that was written, and the reply behind its notice, also on a clock that is behind', async () => {
  const { posts } = await posting(`${NOW + 60_000}-a`);
  const written = [
    [`${NOW + 60_001}-r`, 'notice', 'Ana has joined.', 4],
    [`${NOW + 60_002}-r`, 'reply', 'Hello.', 4],
  ];
  expect(await posts()).toEqual(written);
  expect(await posts(), 'a repeat adds nothing').toEqual(written);
});

it('a reply stands behind the messages that it took from the assistant, by its version', async () => {
  const { posts } = await posting(`${NOW}-a`, 6);
  expect((await posts()).map(([, kind, , sequence]) => [kind, sequence])).toEqual([
    ['notice', 6],
    ['reply', 6],
  ]);
});
