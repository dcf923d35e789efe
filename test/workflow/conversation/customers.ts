import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { callTool } from '../../support/rpc.ts';
import type { Talk } from '../../support/world.ts';
import { world } from './the-world.ts';

const texts = (talk: Talk) => talk.sent('fast').map(([, text]) => text);

/** Pairs of ids that a careless key would confuse. A random suffix keeps tests apart. */
const PAIRS: readonly [name: string, left: readonly [string, string], right: readonly [string, string]][] = [
  ['one conversation_id', ['ada', 'c'], ['bob', 'c']],
  ['a # on either side', ['ada#x', 'c'], ['ada', 'x#c']],
  ['a percent-encoded #', ['ada%23x', 'c'], ['ada#x', 'c']],
  ['composed and decomposed letters', ['Zo\u00eb', 'c'], ['Zoe\u0308', 'c']],
  ['emoji and right-to-left letters', ['😀', 'שלום'], ['😀 ', 'שלום']],
  ['upper and lower case', ['Ada', 'C'], ['ada', 'C']],
  ['the names of other items', ['TURN#1', '~CONVERSATION'], ['TURN', '1#~CONVERSATION']],
];

describe.concurrent('two customers', () => {
  it.each(PAIRS)("with %s never see each other's turns", async (_, left, right) => {
    const salt = randomUUID();
    const talks = [left, right].map(([customer, conversation]) =>
      world.talk({}, { customer: `${customer}`, conversation: `${conversation}/${salt}` }),
    );
    for (const words of ['First.', 'Second.']) {
      for (const talk of talks) {
        expect((await talk.ask(words, { message_id: `m-${words}` })).replayed).toBe(false);
      }
    }
    for (const talk of talks) {
      expect(texts(talk)).toEqual([talk.words('First.'), 'A fast answer.', talk.words('Second.')]);
      expect((await talk.history()).turns.map(({ message }) => message)).toEqual([
        talk.words('First.'),
        talk.words('Second.'),
      ]);
    }
  });

  it("do not find each other's conversation", async () => {
    const talk = world.talk();
    await talk.ask('First.');
    const args = { user_id: `${talk.id.customer}-2`, conversation_id: talk.id.conversation };
    const reply = await callTool(world.url, 'get_conversation_history', args);
    expect(reply).toMatchObject({ isError: true, data: { code: 'NOT_FOUND' } });
    expect(JSON.stringify(reply)).not.toContain(talk.models.marker);
  });

  it('with the same message_id and no conversation get a conversation each', async () => {
    const [one, two] = [world.talk(), world.talk()];
    const given = { conversation_id: undefined, message_id: 'm-1' };
    const [left, right] = await Promise.all([one.ask('Hello?', given), two.ask('Hello?', given)]);
    expect(left.conversation_id).not.toBe(right.conversation_id);
    expect([left.replayed, right.replayed]).toEqual([false, false]);
  });

  it('share nothing if one of them is the default customer', async () => {
    const talk = world.talk();
    await talk.ask('First.');
    const own = { message: talk.words('Mine.'), conversation_id: talk.id.conversation };
    await callTool(world.url, 'chat_with_ai', own);
    expect(texts(talk)).toEqual([talk.words('Mine.')]);
  });
});
