import { describe, expect, it } from 'vitest';
import type { ConverseRequest } from '../../../local/aws/bedrock/protocol/request.ts';
import { asksForSpecialist, says } from '../../support/bedrock/bedrock-replies.ts';
import { world } from './the-world.ts';

const LONG = 'My parcel was left with a neighbour whom I do not know. '.repeat(80);

/** Indices of the messages that end with a cache point, and whether any other block has one. */
const cachePoints = ({ system = [], messages, toolConfig }: ConverseRequest) => ({
  system: system.at(-1)?.cachePoint !== undefined,
  messages: [...messages.keys()].filter((index) => messages[index]?.content.at(-1)?.cachePoint !== undefined),
  all: JSON.stringify({ system, messages }).match(/cachePoint/g)?.length ?? 0,
  tools: toolConfig?.tools.some(({ cachePoint }) => cachePoint !== undefined) ?? false,
});

describe.concurrent('a later turn', () => {
  it('sends each earlier turn once, with alternating roles, to the answering model but not to the triage', async () => {
    const talk = world.talk({ fast: [says('Answer one.'), says('Answer two.'), says('Answer three.')] });
    for (const words of ['First.', 'Second.', 'Third.']) await talk.ask(words);
    expect(talk.sent('fast')).toEqual([
      ['user', talk.words('First.')],
      ['assistant', 'Answer one.'],
      ['user', talk.words('Second.')],
      ['assistant', 'Answer two.'],
      ['user', talk.words('Third.')],
    ]);
    expect(talk.sent('triage')).toEqual([['user', talk.words('Third.')]]);
  });

  it('has no cache point while the prompt and the turns are below 1,000 tokens', async () => {
    const talk = world.talk();
    await talk.ask('First.');
    await talk.ask('Second.');
    for (const { body } of talk.models.calls) expect(cachePoints(body)).toMatchObject({ all: 0, tools: false });
  });

  it('has cache points after the prompt and the last two user messages from 1,000 tokens on, and none in tools', async () => {
    const talk = world.talk();
    for (const words of [LONG, 'Second.', 'Third.']) await talk.ask(words);
    const points = talk.models.of('fast').map(({ body }) => cachePoints(body));
    expect(points).toEqual([
      { system: true, messages: [0], all: 2, tools: false },
      { system: true, messages: [0, 2], all: 3, tools: false },
      { system: true, messages: [2, 4], all: 3, tools: false },
    ]);
  });

  it('starts with the bytes that the previous turn sent, so that the prompt cache hits', async () => {
    const talk = world.talk();
    for (const words of [LONG, 'Second.', 'Third.']) await talk.ask(words);
    const [, before, last] = talk.models.of('fast').map(({ body }) => body);
    expect(last?.system).toEqual(before?.system);
    expect(last?.toolConfig).toEqual(before?.toolConfig);
    expect(talk.sent('fast').slice(0, 3)).toEqual(talk.sent('fast', -2));
  });

  it('does not send the request for a specialist of an earlier turn', async () => {
    const talk = world.talk({ fast: [asksForSpecialist('One moment.')], strong: [says('The expert says.')] });
    await talk.ask('First.');
    await talk.ask('Second.');
    expect(talk.sent('strong')).toEqual([
      ['user', talk.words('First.')],
      ['assistant', 'The expert says.'],
      ['user', talk.words('Second.')],
    ]);
  });
});
