import { describe, expect, it, vi } from 'vitest';
import { garbles, type Reply, reads, refuses, resets, says, throttles } from '../../support/bedrock/bedrock-replies.ts';
import { callTool } from '../../support/rpc.ts';
import { world } from './the-world.ts';

const TRANSIENT: readonly [name: string, reply: Reply][] = [
  ['ThrottlingException', throttles],
  ['ServiceUnavailableException', refuses('ServiceUnavailableException', 503)],
  ['InternalServerException', refuses('InternalServerException', 500)],
  ['ModelNotReadyException', refuses('ModelNotReadyException', 429)],
  ['ModelErrorException', refuses('ModelErrorException', 424)],
  ['an error without a name', refuses('', 500)],
  ['a garbage body', garbles],
];
const LASTING: readonly [name: string, reply: Reply][] = [
  ['ValidationException', refuses('ValidationException', 400)],
  ['ValidationException: too long', refuses('ValidationException', 400, 'Input is too long for requested model.')],
  ['AccessDeniedException', refuses('AccessDeniedException', 403)],
  ['ResourceNotFoundException', refuses('ResourceNotFoundException', 404)],
  ['ServiceQuotaExceededException', refuses('ServiceQuotaExceededException', 400)],
  ['ModelTimeoutException', refuses('ModelTimeoutException', 408)],
];

describe.concurrent('a model call that fails', () => {
  it.each(TRANSIENT)('with %s is retried once by the state machine', async (_, reply) => {
    const talk = world.talk({ fast: [reply, says('Second try.')] });
    const result = await talk.ask('Hello?');
    expect(talk.models.counts).toEqual({ triage: 1, fast: 2, strong: 0 });
    expect(result).toMatchObject({ answer: 'Second try.', route: { tier: 'fast', fallback: false } });
  });

  it('with two throttles is made three times', async () => {
    const talk = world.talk({ fast: [throttles, throttles, says('Third try.')] });
    const result = await talk.ask('Hello?');
    expect(talk.models.counts).toEqual({ triage: 1, fast: 3, strong: 0 });
    expect(result).toMatchObject({ answer: 'Third try.', route: { fallback: false }, usage: { model_calls: 2 } });
  });

  it('with throttles only is made three times, and the other tier answers', async () => {
    const talk = world.talk({ fast: [throttles] });
    const result = await talk.ask('Hello?');
    expect(talk.models.counts).toEqual({ triage: 1, fast: 3, strong: 1 });
    expect(result).toMatchObject({
      answer: 'A strong answer.',
      model: 'global.anthropic.claude-sonnet-4-6',
      route: { tier: 'strong', escalated: false, reason: null, fallback: true },
      handoff: { requested: false, reason: null },
    });
    expect(await world.table.turns(talk.id)).toMatchObject([{ status: 'answered', fault: 'ModelBusy' }]);
  });

  it('with a connection that breaks is sent once more at once, in each of three tries', async () => {
    const talk = world.talk({ fast: [resets] });
    const { route } = await talk.ask('Hello?');
    expect(talk.models.counts).toEqual({ triage: 1, fast: 6, strong: 1 });
    expect(route).toMatchObject({ tier: 'strong', fallback: true });
  });

  it.each(LASTING)('with %s is not retried, and the other tier answers', async (_, reply) => {
    const talk = world.talk({ fast: [reply] });
    const { route, answer } = await talk.ask('Hello?');
    expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 1 });
    expect(route).toEqual({ tier: 'strong', escalated: false, reason: null, fallback: true });
    expect(answer).toBe('A strong answer.');
  });
});

/** The lines of a function that count a refused temperature. */
const refusals = (service: string) =>
  world.logs.filter((line) =>
    ['"FeaturesRefused"', '"feature":"temperature"', `"service":"${service}"`].every((part) => line.includes(part)),
  );
const withoutTemperature =
  (reply: Reply): Reply =>
  (call, response) => {
    const taken = call.body.inferenceConfig?.temperature === undefined;
    const refusal = refuses('ValidationException', 400, '`temperature` is deprecated for this model.');
    return (taken ? reply : refusal)(call, response);
  };

describe('a feature that the model refuses', () => {
  it('is left out of the same call and of those that follow, and is counted once', async () => {
    const talk = world.talk({ fast: [withoutTemperature(says('Without.'))] });
    for (const calls of [2, 3]) {
      expect(await talk.ask('Hello?')).toMatchObject({ answer: 'Without.', route: { tier: 'fast', fallback: false } });
      expect(talk.models.counts.fast).toBe(calls);
    }
    await vi.waitFor(() => expect(refusals('frontdesk-turn')).toHaveLength(1), 10_000);
  });

  it('is left out and counted by analyze_sentiment, too', async () => {
    const talk = world.talk({ triage: [withoutTemperature(reads({ label: 'positive' }))] });
    const { data } = await callTool(world.url, 'analyze_sentiment', { message: talk.words('No.') });
    expect([data.label, talk.models.counts.triage]).toEqual(['positive', 2]);
    await vi.waitFor(() => expect(refusals('frontdesk-mcp')).toHaveLength(1), 10_000);
  });
});
