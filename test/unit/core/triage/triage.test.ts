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
  it('forces one tool, whose topics are those of the playbook and "none"', async () => {
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

  it('returns the reading of the model', async () => {
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
  ])('reads the language %j as %s', async (language, code) => {
    expect(await read(records({ ...READING, language }))).toMatchObject({ language: code, source: 'model' });
  });

  it.each([
    ['names a topic that is not in the playbook', { ...READING, topic: 'legal' }],
    ['omits the topic', { ...READING, topic: undefined }],
    ['omits the language', { ...READING, language: undefined }],
    ['records nothing', {}],
  ])('uses the lexicon when the model %s, and still counts the call', async (_, input) => {
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
  ])('uses the lexicon when the model fails: %s', async (message, topic) => {
    expect(await read(busy, message)).toMatchObject({ topic, language: 'de', source: 'lexicon', call: null });
  });

  it('returns no topic if the playbook has none', async () => {
    expect(await read(records({ ...READING, topic: 'fraud' }), 'Das ist Betrug!', [])).toMatchObject({ topic: null });
    expect(asked.at(-1)?.tools[0]?.inputSchema).toMatchObject({ properties: { topic: { enum: ['none'] } } });
  });
});
