import { describe, expect, it } from 'vitest';
import { aConversation, stored, system } from './the-system.ts';

const textOf = (body: { readonly messages: readonly unknown[] } | undefined) => JSON.stringify(body?.messages);

describe.concurrent('an episode', () => {
  it('ends with a close: the next message opens the next one, and the model sees nothing of the last', async () => {
    const models = system.scenario();
    const id = aConversation();
    await system.say(id, `My first matter. ${models.marker}`);
    const closed = await system.act({ action: 'close', conversation: id, version: 0, resolution: 'no_reply' });
    expect(closed).toMatchObject({
      desk: { state: 'closed', closed: [{ episode: 1, from: null, resolution: 'no_reply' }] },
    });
    expect(await system.say(id, `My second matter. ${models.marker}`)).toMatchObject({ outcome: 'completed' });
    expect((await stored(id)).desk).toMatchObject({ state: 'bot', episode: 2 });
    expect(textOf(models.of('fast').at(-1)?.body)).not.toContain('My first matter.');
  });

  it('goes on when a person opens it again', async () => {
    const models = system.scenario();
    const id = aConversation();
    await system.say(id, `My first matter. ${models.marker}`);
    const closed = await system.act({ action: 'close', conversation: id, version: 0 });
    const version = closed.desk?.version ?? null;
    const opened = await system.act({ action: 'reopen', conversation: id, version });
    expect(opened).toMatchObject({ desk: { state: 'human', episode: 1, closed: [], closed_key: null } });
    await system.act({ action: 'reply', conversation: id, text: 'It goes on.' });
    await system.act({ action: 'give_back', conversation: id, version: opened.desk?.version ?? null });
    await system.say(id, `And then? ${models.marker}`);
    const seen = textOf(models.of('fast').at(-1)?.body);
    expect(seen).toContain('My first matter.');
    expect(seen).toContain('It goes on.');
  });
});
