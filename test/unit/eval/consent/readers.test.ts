import { describe, expect, it } from 'vitest';
import { Fault } from '../../../../core/errors/faults.ts';
import type { ChatModel } from '../../../../core/models/chat-model.ts';
import { allSteps } from '../../../eval/consent/readers.ts';
import { aCall } from '../../../support/values.ts';

/** A model that reads every reply in one way, with the whole reply as its agreeing words. */
const reading = (input: { readonly reading: string; readonly words?: string }) => {
  const asked: string[] = [];
  const model: ChatModel = {
    converse: async ({ messages }) => {
      const [part] = messages[0]?.content ?? [];
      const { reply } = JSON.parse(part && 'text' in part ? part.text : '') as { reply: string };
      asked.push(reply);
      const toolUse = { toolUseId: 't', name: 'record_reply', input: { words: reply, ...input } };
      return { stopReason: 'tool_use', content: [{ toolUse }], call: aCall({ tier: 'triage' }) };
    },
  };
  return { asked, model };
};
const never = (error: unknown) => {
  throw error;
};
const FREE_WORDS = 'Sounds wonderful to me';

describe('all three steps', () => {
  it.each([
    ['yes', 'agrees'],
    ['no', 'declines'],
  ])('do not ask a model about "%s", which the closed phrases know', async (message, expected) => {
    const { asked, model } = reading({ reading: 'unclear' });
    expect(await allSteps(model, never)(message, 'en')).toBe(expected);
    expect(asked).toEqual([]);
  });

  it.each([
    ['agrees', 'agrees'],
    ['declines', 'declines'],
    ['changes', null],
    ['unclear', null],
  ])('take what the model reads as "%s"', async (read, expected) => {
    const { asked, model } = reading({ reading: read });
    expect(await allSteps(model, never)(FREE_WORDS, 'en')).toBe(expected);
    expect(asked).toEqual([FREE_WORDS]);
  });

  it.each([
    ['words that are not in the message', FREE_WORDS, { words: 'yes' }],
    ['a condition', `${FREE_WORDS} if it is free`, {}],
  ])('do not believe a model that reads agreement from %s', async (_, message, over) => {
    expect(await allSteps(reading({ reading: 'agrees', ...over }).model, never)(message, 'en')).toBeNull();
  });

  it('read nothing in a message on which the model fails, and report the error', async () => {
    const fault = new Fault('ModelBusy', 'throttled');
    const errors: unknown[] = [];
    const busy: ChatModel = { converse: () => Promise.reject(fault) };
    expect(await allSteps(busy, (error) => errors.push(error))(FREE_WORDS, 'en')).toBeNull();
    expect(errors).toEqual([fault]);
  });
});
