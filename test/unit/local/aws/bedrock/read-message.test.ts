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
