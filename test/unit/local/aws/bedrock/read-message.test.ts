import { describe, expect, it } from 'vitest';
import { readWithLexicon } from '../../../../../core/triage/read-with-lexicon.ts';
import { askStandIn, callOf, LLAMA, textOf, tool, user } from './bedrock-client.ts';

const ask = askStandIn();
const MESSAGE = 'Ich bin stinksauer, ich will mit einem Menschen sprechen!';
const PROPERTIES = {
  label: { type: 'string' },
  score: { type: 'number' },
  language: { type: 'string' },
  wants_human: { type: 'boolean' },
  topic: { type: 'string', enum: ['none', 'fraud', 'legal'] },
};

describe('the triage of the stand-in', () => {
  it('returns the reading of the lexicon through the forced tool', async () => {
    const toolConfig = { tools: [tool('note', 'Notes.', PROPERTIES)], toolChoice: { tool: { name: 'note' } } };
    const reply = await ask([user(MESSAGE)], { toolConfig });
    expect(callOf(reply)).toMatchObject({ name: 'note', input: { ...readWithLexicon(MESSAGE), topic: 'none' } });
  });

  it.each([
    ['I will sue you', 'legal'],
    ['Delete all my personal data', 'none'],
  ])('of "%s" has the topic %s when the schema lists fraud and legal', async (message, topic) => {
    const toolConfig = { tools: [tool('note', 'Notes.', PROPERTIES)], toolChoice: { tool: { name: 'note' } } };
    expect(callOf(await ask([user(message)], { toolConfig }))?.input).toMatchObject({ topic });
  });

  it('returns the reading as JSON if the system prompt asks for JSON', async () => {
    const text = `Answer with one JSON object. It must match this JSON Schema: ${JSON.stringify({ type: 'object', properties: PROPERTIES })}`;
    const reply = await ask([user(MESSAGE)], { modelId: LLAMA, system: [{ text: 'You read a message.' }, { text }] });
    expect(JSON.parse(textOf(reply))).toEqual({ ...readWithLexicon(MESSAGE), topic: 'none' });
  });

  it('is not returned to a customer who mentions JSON', async () => {
    expect(textOf(await ask([user('Your shop returns the JSON {"a":1}, what now?')]))).toMatch(/^I am a stand-in/);
  });
});

describe('the reading of a reply by the stand-in', () => {
  const REPLY = {
    reading: { type: 'string', enum: ['agrees', 'declines', 'changes', 'unclear'] },
    words: { type: 'string' },
  };
  const data = (reply: string) => user(JSON.stringify({ proposed: ['Cancel the order'], reply }));

  it.each([
    ['I am fine with that: yes please', { reading: 'agrees', words: 'yes' }],
    ['Bin dabei, GERNE', { reading: 'agrees', words: 'GERNE' }],
    ['Yes, but the other one instead', { reading: 'changes', words: '' }],
    ["I don't want that", { reading: 'declines', words: '' }],
    ['How much is it?', { reading: 'unclear', words: '' }],
  ])('of "%s" is %j', async (reply, input) => {
    const toolConfig = { tools: [tool('record', 'R.', REPLY)], toolChoice: { tool: { name: 'record' } } };
    expect(callOf(await ask([data(reply)], { toolConfig }))?.input).toEqual(input);
  });

  it('is JSON for a model that is asked for it', async () => {
    const text = `Answer with one JSON object. It must match this JSON Schema: ${JSON.stringify({ type: 'object', properties: REPLY })}`;
    const reply = await ask([data('yes, all of it')], { modelId: LLAMA, system: [{ text }] });
    expect(JSON.parse(textOf(reply))).toEqual({ reading: 'agrees', words: 'yes' });
  });
});
