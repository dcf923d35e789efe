import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { says } from '../support/bedrock/bedrock-replies.ts';
import { type Retrieval, type RetrieveStandIn, startRetrieve } from '../support/retrieve.ts';
import { startWorld, type World } from '../support/world.ts';

const ID = 'KB12345678';
const SECRET = 'You have 100 days, and then we come by and fetch it.';

let retrieve: RetrieveStandIn;
let world: World;
beforeAll(async () => {
  retrieve = await startRetrieve();
  world = await startWorld({ KNOWLEDGE_BASE_ID: ID, AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME: retrieve.url });
});
afterAll(async () => {
  await world.close();
  await retrieve.close();
});

const FOUND: Retrieval = {
  results: [
    {
      content: { text: SECRET },
      metadata: { playbook: 'ecommerce', source: 'returns.md', heading: 'How long' },
      score: 0.6,
    },
  ],
};
const CITING = { fast: [says('You have 100 days [[1: "You have 100 days"]].')] };

/** Number of searches of the knowledge base for this customer's message. */
const searches = (words: string) => retrieve.requests.filter(({ body }) => body.includes(words)).length;

/** The log lines of an execution's failed search. */
const failures = (name: string) =>
  vi.waitFor(() => {
    const lines = world.logs.filter((line) => line.includes('step failed') && line.includes(name));
    expect(lines).not.toEqual([]);
    return lines;
  });

describe('a turn with a knowledge base', () => {
  it('cites the knowledge base, and does not search the playbook', async () => {
    retrieve.answer(FOUND);
    const talk = world.talk(CITING);
    const { answer, citations, knowledge_gap } = await talk.ask('How long can I return an item?');
    expect(citations).toEqual([{ source: 'returns.md', heading: 'How long', quote: 'You have 100 days' }]);
    expect([answer, knowledge_gap]).toEqual(['You have 100 days [1].', false]);
    const [, words = ''] = talk.sent('fast').at(-1) ?? [];
    expect(words.match(/<passage number/g)).toHaveLength(1);
    expect(words).toContain(SECRET);
    const { url, body } = retrieve.requests.at(-1) ?? { url: '', body: '{}' };
    expect(url).toBe(`/knowledgebases/${ID}/retrieve`);
    expect(JSON.parse(body).retrievalConfiguration.vectorSearchConfiguration).toEqual({
      numberOfResults: 4,
      filter: { equals: { key: 'playbook', value: 'ecommerce' } },
    });
  });

  it('that finds nothing counts a gap', async () => {
    retrieve.answer({ results: [] });
    expect((await world.talk().ask('Can I rent a helicopter?')).knowledge_gap).toBe(true);
  });

  it.each([
    ['throttles', 'KnowledgeBusy', { status: 429, error: 'ThrottlingException' }, 3],
    ['refuses', 'KnowledgeRefused', { status: 403, error: 'AccessDeniedException' }, 1],
  ] as const)('is answered when it %s, and no gap is counted', async (_, fault, failure, calls) => {
    retrieve.answer(failure);
    const talk = world.talk(CITING);
    const result = await talk.ask('How long can I return an item?');
    expect(result).toMatchObject({ status: 'answered', citations: [], knowledge_gap: false, fault });
    expect(searches(talk.models.marker)).toBe(calls);
    const lines = await failures(fault);
    expect(lines).toHaveLength(calls);
    for (const line of lines) expect(line).toContain(`Knowledge base ${ID}: ${failure.error}`);
  });
});
