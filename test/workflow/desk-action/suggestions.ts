import { describe, expect, it } from 'vitest';
import { asksForPerson, says, throttles } from '../../support/bedrock/bedrock-replies.ts';
import type { Script } from '../../support/bedrock/scripted-bedrock.ts';
import { aConversation, stored, system } from './the-system.ts';

const aCase = async (script: Script) => {
  const models = system.scenario();
  const id = aConversation();
  await system.say(id, `Where is my parcel? ${models.marker}`);
  await system.act({ action: 'take_over', conversation: id });
  await system.act({ action: 'note', conversation: id, text: 'He is angry.' });
  await system.act({ action: 'reply', conversation: id, text: 'I am looking.' });
  await system.say(id, `How do I return it? ${models.marker}`);
  models.script(script);
  return { id, models };
};

describe.concurrent('a suggestion', () => {
  it('is drafted by one call of the fast model without tools, and never posted', async () => {
    const { id, models } = await aCase({ fast: [says('Please send it back to [address]. [[1: "within 30 days"]]')] });
    const before = [await system.table.items(id), models.calls.length] as const;
    const suggested = await system.act({ action: 'suggest_reply', conversation: id });
    expect(suggested).toMatchObject({
      outcome: 'done',
      suggestion: {
        text: 'Please send it back to [address].',
        calls: [{ tier: 'fast', cost_micro_usd: expect.any(Number) }],
      },
    });
    expect(await system.table.items(id)).toEqual(before[0]);
    expect(models.calls).toHaveLength(before[1] + 1);
    const { body } = models.of('fast').at(-1) ?? {};
    expect(body?.toolConfig).toBeUndefined();
    expect(JSON.stringify(body?.system)).toContain('A colleague of the team has this conversation.');
    const seen = JSON.stringify(body?.messages);
    expect(seen).toContain('I am looking.');
    expect(seen).toContain('How do I return it?');
    expect(seen).toContain('<passage');
    expect(seen).not.toContain('He is angry.');
    expect(body?.messages.at(-1)?.role).toBe('user');
  });

  it('is tried again when the model is busy, or has drafted nothing', async () => {
    for (const reply of [throttles, asksForPerson('It is hard.')]) {
      const { id } = await aCase({ fast: [reply, says('A draft.')] });
      expect(await system.act({ action: 'suggest_reply', conversation: id })).toMatchObject({
        suggestion: { text: 'A draft.' },
      });
    }
  });

  it('that no model gives is an error, and changes nothing', async () => {
    const { id } = await aCase({ fast: [throttles] });
    const before = await stored(id);
    await expect(system.act({ action: 'suggest_reply', conversation: id })).rejects.toMatchObject({ code: 'BUSY' });
    expect(await stored(id)).toEqual(before);
  });
});
