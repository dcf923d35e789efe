import { describe, expect, it } from 'vitest';
import type { DeskRequest } from '../../../statemachines/desk-contract.ts';
import { aConversationThatIs, customerOf, PLACES, type Place, stored, system } from './the-system.ts';

/** The state behind an act, or what it comes to instead. `=`: done, and the state stays. */
type Ends = 'bot' | 'waiting' | 'human' | 'closed' | '=' | 'lost' | 'not_found';
type Row = Readonly<Record<Place, Ends>>;

const row = (...ends: [Ends, Ends, Ends, Ends, Ends, Ends]): Row =>
  Object.fromEntries(PLACES.map((place, at) => [place, ends[at]])) as Row;

// From:                        absent       bot        waiting    mine       other      closed
const ACTS: Readonly<Record<Exclude<DeskRequest['action'], 'take_next'>, Row>> = {
  take_over: /*          */ row('not_found', 'human', 'human', '=', 'human', 'lost'),
  reply: /*              */ row('not_found', 'human', 'human', '=', 'lost', 'lost'),
  note: /*               */ row('not_found', '=', '=', '=', '=', '='),
  suggest_reply: /*      */ row('not_found', '=', '=', '=', '=', '='),
  transfer: /*           */ row('not_found', 'waiting', 'waiting', 'waiting', 'waiting', 'lost'),
  give_back: /*          */ row('not_found', 'lost', 'bot', 'bot', 'bot', 'lost'),
  close: /*              */ row('not_found', 'closed', 'closed', 'closed', 'closed', 'lost'),
  reopen: /*             */ row('not_found', 'lost', 'lost', 'lost', 'lost', 'human'),
  give_feedback: /*      */ row('not_found', '=', '=', '=', '=', '='),
  // Without an item, there is nothing to link to: a ticket makes no conversation.
  link_ticket: /*        */ row('not_found', 'not_found', '=', '=', '=', '='),
  return_to_assistant: /**/ row('not_found', '=', 'bot', 'lost', 'lost', '='),
  close_conversation: /* */ row('not_found', 'closed', 'closed', 'closed', 'closed', '='),
  ask_for_person: /*     */ row('waiting', 'waiting', '=', '=', '=', 'waiting'),
};

const TICKET = { system: 'CRM', id: '1042', url: null };

const STATES = {
  absent: 'bot',
  bot: 'bot',
  waiting: 'waiting',
  mine: 'human',
  other: 'human',
  closed: 'closed',
} as const;
const BY_CUSTOMER: readonly string[] = ['return_to_assistant', 'close_conversation', 'ask_for_person', 'give_feedback'];
const UNSEEN: readonly string[] = [...BY_CUSTOMER, 'reply', 'note', 'suggest_reply', 'link_ticket'];
const WITH_TEXT: readonly string[] = ['reply', 'note'];

const CASES = Object.entries(ACTS).flatMap(([action, ends]) =>
  PLACES.map((place) => [action as keyof typeof ACTS, place, ends[place]] as const),
);

describe.concurrent('an act', () => {
  it.each(CASES)('%s on a conversation that is %s ends as %s', async (action, place, ends) => {
    const { id, version } = await aConversationThatIs(place);
    const before = await stored(id);
    const result = await system.act({
      ...{ action, conversation: id, version: UNSEEN.includes(action) ? null : version },
      ...(BY_CUSTOMER.includes(action) && { actor: customerOf(id) }),
      ...(WITH_TEXT.includes(action) && { text: 'Words of a person.' }),
      ...(action === 'give_feedback' && { feedback: { turn: null, score: 4, comment: null } }),
      ...(action === 'link_ticket' && { ticket: TICKET }),
      ...(action === 'transfer' && { team: 'trust' }),
    });
    const { desk, posts } = await stored(id);
    const added = posts.slice(before.posts.length).map(({ kind }) => kind);
    const words = WITH_TEXT.includes(action) ? [action] : [];
    if (ends === 'lost' || ends === 'not_found') {
      expect(result).toMatchObject({ outcome: ends, post: null, held: 0 });
      expect({ desk, posts }).toEqual(before);
    } else if (ends === '=') {
      expect(result).toMatchObject({ outcome: 'done', desk: { state: STATES[place], version } });
      const replied = { last_post: expect.any(String), updated_at: expect.any(Number), expires_at: expect.any(Number) };
      const linked = { ticket: TICKET, expires_at: expect.any(Number) };
      if (before.desk)
        expect(desk).toEqual({
          ...before.desk,
          ...(action === 'reply' && replied),
          ...(action === 'link_ticket' && linked),
        });
      expect(added).toEqual(words);
    } else {
      expect(result).toMatchObject({ outcome: 'done', desk: { state: ends, version: Number(desk?.version) } });
      expect(desk).toMatchObject({ state: ends });
      expect(Number(desk?.version)).toBeGreaterThan(version);
      expect(added).toEqual(['notice', ...words]);
    }
  });

  it.each(['take_over', 'transfer', 'give_back', 'close'] as const)(
    '%s over a version that was not seen is lost, and says who has the conversation',
    async (action) => {
      const { id, version } = await aConversationThatIs('other');
      await system.say(id, 'One more thing.');
      const before = await stored(id);
      const result = await system.act({ action, conversation: id, version, team: 'trust' });
      expect(result).toMatchObject({
        outcome: 'lost',
        desk: { state: 'human', version: version + 1, assignee: { id: 'ben', name: 'Ben' } },
      });
      expect(await stored(id)).toEqual(before);
    },
  );

  it('waits for the team that it is transferred to', async () => {
    const { id, version } = await aConversationThatIs('mine');
    await system.act({ action: 'transfer', conversation: id, version, team: 'trust' });
    expect((await stored(id)).desk).toMatchObject({ state: 'waiting', team: 'trust', desk: 'waiting' });
  });

  it('tells the customer in their language, by the name of the person', async () => {
    const { id } = await aConversationThatIs('absent');
    await system.say(id, 'Wo bleibt mein Paket? Ich warte schon seit einer Woche darauf.');
    await system.act({ action: 'take_over', conversation: id });
    expect((await stored(id)).posts).toMatchObject([
      { kind: 'notice', move: 'taken_over', text: 'Ana ist jetzt dabei.' },
    ]);
  });
});
