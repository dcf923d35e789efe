import { describe, expect, it } from 'vitest';
import { Fault } from '../../../../core/errors/faults.ts';
import type { ChatModel, ModelRequest } from '../../../../core/models/chat-model.ts';
import type { Topic } from '../../../../core/playbook/playbook.ts';
import { triage } from '../../../../core/triage/triage.ts';
import { aCall, quietLog } from '../../../support/values.ts';

const TOPICS: Topic[] = [
  { name: 'fraud', description: 'money taken without consent', words: {} },
  { name: 'bereavement', description: 'a customer has died', words: { de: ['Todesfall*'] } },
];
const READING = { label: 'neutral', score: 0, language: 'de', wants_human: false, topic: 'none' };

const asked: ModelRequest[] = [];
const records = (input: Record<string, unknown>): ChatModel => ({
  converse: async (request) => {
    asked.push(request);
    const content = [{ toolUse: { toolUseId: 't-1', name: 'record_reading', input } }];
    return { stopReason: 'tool_use', content, call: aCall({ tier: 'triage' }) };
  },
});
const busy: ChatModel = {
  converse: async () => {
    throw new Fault('ModelBusy', 'Bedrock: ThrottlingException');
  },
};
const read = (model: ChatModel, message = 'Guten Tag', topics = TOPICS) => triage(model, topics, quietLog, message);

describe('triage', () => {
  it("forces one tool, whose topics are the playbook's and none", async () => {
    await read(records(READING));
    const [request] = asked.slice(-1);
    expect([request?.tools.map(({ name }) => name), request?.forcedTool]).toEqual([
      ['record_reading'],
      'record_reading',
    ]);
    expect(request?.tools[0]?.inputSchema).toMatchObject({
      properties: {
        topic: {
          enum: ['none', 'fraud', 'bereavement'],
          description: expect.stringContaining('bereavement (a customer has died)'),
        },
      },
    });
  });

  it('takes the reading of the model', async () => {
    expect(await read(records({ ...READING, score: -0.8, label: 'negative', topic: 'bereavement' }))).toEqual({
      ...READING,
      score: -0.8,
      label: 'negative',
      topic: 'bereavement',
      upset: true,
      source: 'model',
      call: aCall({ tier: 'triage' }),
    });
    expect(await read(records(READING))).toMatchObject({ topic: null, source: 'model' });
  });

  it("finds a topic by the playbook's own words, whatever the model says", async () => {
    const reading = await read(records(READING), 'Wegen des Todesfalls meiner Mutter');
    expect(reading).toMatchObject({ topic: 'bereavement', source: 'model' });
  });

  it.each([
    ['DE', 'de'],
    ['pt-BR', 'pt'],
    ['zh_CN', 'zh'],
    ['fil', 'fil'],
    ['German', 'und'],
    ['', 'und'],
  ])('takes the language %j for %s', async (language, code) => {
    expect(await read(records({ ...READING, language }))).toMatchObject({ language: code, source: 'model' });
  });

  it.each([
    ['names a topic that the playbook has not', { ...READING, topic: 'legal' }],
    ['leaves the topic out', { ...READING, topic: undefined }],
    ['leaves the language out', { ...READING, language: undefined }],
    ['records nothing', {}],
  ])('is the lexicon’s when the model %s, and the call is still paid for', async (_, input) => {
    expect(await read(records(input), 'Wegen des Todesfalls meiner Mutter')).toMatchObject({
      topic: 'bereavement',
      language: 'de',
      source: 'lexicon',
      call: { tier: 'triage' },
    });
  });

  it.each([
    ['Es gab einen Todesfall in der Familie.', 'bereavement'],
    ['Das ist Betrug, jemand hat meine Karte benutzt!', 'fraud'],
    ['Mein Anwalt meldet sich bei Ihnen.', null],
    ['Wo ist mein Paket?', null],
  ])('is that of words when the model fails: %s', async (message, topic) => {
    expect(await read(busy, message)).toMatchObject({ topic, language: 'de', source: 'lexicon', call: null });
  });

  it('knows no topic where the playbook has none', async () => {
    expect(await read(records({ ...READING, topic: 'fraud' }), 'Das ist Betrug!', [])).toMatchObject({ topic: null });
    expect(asked.at(-1)?.tools[0]?.inputSchema).toMatchObject({ properties: { topic: { enum: ['none'] } } });
  });
});
