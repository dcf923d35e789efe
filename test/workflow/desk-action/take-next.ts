import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { VISITOR } from '../../../core/access/visitor.ts';
import type { ConversationId } from '../../../core/config/keys.ts';
import { completeTurn } from '../../../core/turn/completion/complete-turn.ts';
import { type Crash, TEAMS } from '../../support/desk-system.ts';
import { aCompletionInput } from '../../support/values.ts';
import { aConversation, ask, stored, system } from './the-system.ts';

const teams = TEAMS.values();
const aTeam = (): string => teams.next().value ?? expect.fail('The playbook has no more teams.');

/** Conversations that wait for a team of the test's own, oldest first. */
const waitingFor = async (team: string, count: number, words = 'Hello?'): Promise<ConversationId[]> => {
  const ids: ConversationId[] = [];
  for (let n = 0; n < count; n++) {
    const id = aConversation();
    const turn = { key: `${Date.now()}-a`, message_id: 'm', message: words, started_at: Date.now() };
    await system.table.putTurns(id, [completeTurn(aCompletionInput({ turn }))]);
    await ask(id, { team });
    ids.push(id);
  }
  return ids;
};
const people = Array.from({ length: 8 }, (_, n) => ({ kind: 'staff', id: `p${n}`, name: `P${n}` }) as const);

describe.concurrent('take_next', () => {
  it('gives no conversation to two people, and says when nobody waits', async () => {
    const team = aTeam();
    const ids = await waitingFor(team, 5);
    const taken = await Promise.all(people.map((actor) => system.act({ action: 'take_next', actor, team })));
    const got = taken.flatMap(({ outcome, conversation }) => (outcome === 'done' ? [conversation] : []));
    expect(new Set(got.map((id) => id?.conversation))).toEqual(new Set(ids.map(({ conversation }) => conversation)));
    expect(got).toHaveLength(5);
    expect(taken.filter(({ outcome }) => outcome === 'empty')).toHaveLength(3);
    for (const { outcome, conversation, desk } of taken) {
      if (outcome !== 'done' || !conversation) continue;
      expect((await stored(conversation)).desk?.assignee).toEqual(desk?.assignee);
    }
  });

  it('takes named customers before visitors who have waited for longer', async () => {
    const team = aTeam();
    const visitor = { ...aConversation(), customer: `${VISITOR}${randomUUID()}` };
    await ask(visitor, { team });
    const [named] = await waitingFor(team, 1);
    for (const conversation of [named, visitor])
      expect(await system.act({ action: 'take_next', team })).toMatchObject({ outcome: 'done', conversation });
  });

  it('takes the one that waits longest, and says how long', async () => {
    const team = aTeam();
    const [first, second] = await waitingFor(team, 2);
    expect(await system.act({ action: 'take_next', team })).toMatchObject({
      conversation: first,
      waited_ms: expect.any(Number),
    });
    expect(await system.act({ action: 'take_next', team })).toMatchObject({ conversation: second });
    expect(await system.act({ action: 'take_next', team })).toMatchObject({ outcome: 'empty', conversation: null });
  });

  it("takes from the actor's teams only", async () => {
    const team = aTeam();
    await waitingFor(team, 1);
    expect(await system.act({ action: 'take_next', teams: ['other'], team })).toMatchObject({ outcome: 'empty' });
    expect(await system.act({ action: 'take_next', teams: [aTeam()] })).toMatchObject({ outcome: 'empty' });
    expect(await system.act({ action: 'take_next', teams: [team] })).toMatchObject({ outcome: 'done' });
  });

  it('takes a language that the actor speaks', async () => {
    const team = aTeam();
    const [german] = await waitingFor(team, 1, 'Wo bleibt mein Paket? Ich warte schon seit einer Woche.');
    const [english] = await waitingFor(team, 1, 'Where is my parcel? I have been waiting for a week.');
    expect(await system.act({ action: 'take_next', team, languages: ['en'] })).toMatchObject({ conversation: english });
    expect(await system.act({ action: 'take_next', team, languages: ['fr'] })).toMatchObject({ outcome: 'empty' });
    expect(await system.act({ action: 'take_next', team, languages: ['de'] })).toMatchObject({ conversation: german });
  });

  it.each<[string, Crash[]]>([
    ['once', ['after']],
    ['for good', ['after', 'after', 'after', 'after']],
  ])('takes one conversation, although its sandbox dies behind the move %s', async (_, crashes) => {
    const team = aTeam();
    const ids = await waitingFor(team, 3);
    const act = { action: 'take_next', team, message_id: randomUUID() } as const;
    system.crash(act.message_id, 'MoveConversation', ...crashes);
    const first = await system.act(act).catch(() => null);
    expect(first ?? (await system.act(act))).toMatchObject({ outcome: 'done', conversation: ids[0] });
    const states = await Promise.all(ids.map(async (id) => (await stored(id)).desk?.state));
    expect(states).toEqual(['human', 'waiting', 'waiting']);
  });

  it.each([1, 2, 3])('takes one conversation when the act is sent twice at once (%i)', async () => {
    const team = aTeam();
    const ids = await waitingFor(team, 3);
    const act = { action: 'take_next', team, message_id: randomUUID() } as const;
    const both = await Promise.all([system.act(act), system.act(act)]);
    expect(both[0]?.conversation).toEqual(both[1]?.conversation);
    const states = await Promise.all(ids.map(async (id) => (await stored(id)).desk?.state));
    expect(states.filter((state) => state === 'human')).toHaveLength(1);
  });
});
