import { describe, expect, it } from 'vitest';
import { askForPerson, MAX_REQUESTS } from '../../../../core/desk/ask-for-person.ts';
import { endless } from '../../../support/values.ts';
import { FakeDesk, NOW } from './fake-desks.ts';

const ID = { customer: 'ada', conversation: 'c-1' };
const asking = (contact: string | null = null) => ({
  ...{ id: 'customer:ada#m-1', message_id: 'm-1', contact, network: null, team: 'support', language: 'de', now: NOW },
  random: () => 'a',
});
const counting = (left = 1) => {
  const asked: unknown[] = [];
  return { asked, takeRequest: async (...request: unknown[]) => asked.push(request) <= left };
};

describe('askForPerson', () => {
  it.each(['bot', 'closed'] as const)('asks in a conversation that is %s, and counts it', async (state) => {
    const [desk, counts] = [
      new FakeDesk({ state, version: 1, closed_key: state === 'closed' ? 'k' : null }),
      counting(),
    ];
    const moved = await askForPerson(desk, counts, endless, ID, asking('ada@example.com'));
    const waits = {
      state: 'waiting',
      reason: 'customer_asked',
      contact: 'ada@example.com',
      language: 'de',
      team: 'support',
    };
    expect(moved).toMatchObject({ outcome: 'done', fence: false, notice: { move: 'handed_off' }, desk: waits });
    expect(counts.asked).toEqual([['ada', NOW, MAX_REQUESTS, 'm-1']]);
    expect(await askForPerson(desk, counts, endless, ID, asking('ada@example.com'))).toEqual(moved);
    expect(counts.asked).toHaveLength(1);
  });

  it('keeps a contact that is known, unless there is a new one', async () => {
    const desk = new FakeDesk({ contact: 'old@example.com' });
    await askForPerson(desk, counting(), endless, ID, asking());
    expect(desk.desk.contact).toBe('old@example.com');
  });

  it.each(['waiting', 'human'] as const)('notes a new contact while it is %s, and tells nobody', async (state) => {
    const before = { state, version: 4, team: 'trust', waiting_since: state === 'waiting' ? NOW - 1 : null } as const;
    const [desk, counts] = [new FakeDesk(before), counting()];
    for (const _ of [1, 2]) {
      expect(await askForPerson(desk, counts, endless, ID, asking('new'))).toMatchObject({
        outcome: 'done',
        notice: null,
      });
      expect(desk.desk).toMatchObject({ ...before, version: 5, contact: 'new' });
    }
    await askForPerson(desk, counts, endless, ID, asking());
    expect(desk.moves).toHaveLength(1);
    expect(counts.asked).toHaveLength(1);
  });

  it('does nothing over the limit', async () => {
    const desk = new FakeDesk();
    expect(await askForPerson(desk, counting(0), endless, ID, asking())).toMatchObject({
      outcome: 'limit',
      notice: null,
    });
    expect(desk.moves).toEqual([]);
  });

  it("does nothing over the visitors' limit of the hour, but for a named customer, a repeat, and a new contact", async () => {
    const spent = { takeHandOff: async (network: string | null) => network !== null };
    const visitor = { ...ID, customer: 'visitor:1' };
    const desk = new FakeDesk();
    const ask = (id: typeof ID, contact: string | null = null) =>
      askForPerson(desk, counting(9), spent, id, asking(contact));
    expect(await ask(visitor)).toMatchObject({ outcome: 'limit', notice: null, desk: { state: 'bot' } });
    expect(desk.moves).toEqual([]);
    expect(await ask(ID)).toMatchObject({ outcome: 'done', desk: { state: 'waiting' } });
    expect(await ask(visitor)).toMatchObject({ outcome: 'done', desk: { state: 'waiting' } });
    desk.desk = { ...desk.desk, move: null };
    expect(await ask(visitor, 'ada@example.com')).toMatchObject({ desk: { contact: 'ada@example.com' } });
  });

  it('is done when somebody has taken it in between', async () => {
    const desk = new FakeDesk();
    desk.between = () => {
      desk.desk = { ...desk.desk, state: 'human', version: 1 };
    };
    expect(await askForPerson(desk, counting(), endless, ID, asking())).toMatchObject({
      outcome: 'done',
      notice: null,
    });
  });
});
