import { BedrockAgentRuntimeClient, RetrieveCommand } from '@aws-sdk/client-bedrock-agent-runtime';
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agentRuntime } from '../../../../adapters/bedrock/agent-runtime.ts';
import { bedrockKnowledgeBase } from '../../../../adapters/bedrock/knowledge-base.ts';
import type { Knowledge } from '../../../../core/knowledge/knowledge.ts';
import { type RetrieveStandIn, startRetrieve } from '../../../support/retrieve.ts';

const ID = 'KB12345678';
const ACCOUNT = {
  region: 'eu-central-1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session' },
};

const client = new BedrockRuntimeClient({ ...ACCOUNT, requestHandler: new NodeHttpHandler() });
let server: RetrieveStandIn;
let sdk: BedrockAgentRuntimeClient;
let knowledge: Knowledge;
const within = (timeoutMs: number) =>
  bedrockKnowledgeBase(agentRuntime(client, server.url, timeoutMs), { id: ID, playbook: 'ecommerce' });
beforeAll(async () => {
  server = await startRetrieve();
  sdk = new BedrockAgentRuntimeClient({ ...ACCOUNT, endpoint: server.url, requestHandler: new NodeHttpHandler() });
  knowledge = within(5000);
});
afterAll(() => server.close());
beforeEach(() => server.answer({ results: [] }));

const passage = (over: object) => ({ content: { text: 'You have 30 days.', type: 'TEXT' }, score: 0.71, ...over });
/** Such as 20261123T120000Z. */
const dateOf = (compact: string): Date =>
  new Date(compact.replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z'));
const from = (location: object) => passage({ location });

describe('a knowledge base', () => {
  it("gets the SDK's request, filtered by the playbook", async () => {
    await knowledge.search('How long can I return an item?', 4);
    const ours = server.requests.at(-1);
    await sdk.send(
      new RetrieveCommand({
        knowledgeBaseId: ID,
        retrievalQuery: { text: 'How long can I return an item?' },
        retrievalConfiguration: {
          vectorSearchConfiguration: {
            numberOfResults: 4,
            filter: { equals: { key: 'playbook', value: 'ecommerce' } },
          },
        },
      }),
    );
    const theirs = server.requests.at(-1);
    expect(ours).toMatchObject({ method: 'POST', url: `/knowledgebases/${ID}/retrieve` });
    expect([ours?.method, ours?.url]).toEqual([theirs?.method, theirs?.url]);
    expect(JSON.parse(ours?.body ?? '')).toEqual(JSON.parse(theirs?.body ?? '-'));
    const scope = /Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/bedrock\/aws4_request/;
    for (const request of [ours, theirs]) {
      expect(request?.headers).toMatchObject({
        authorization: expect.stringMatching(scope),
        'x-amz-security-token': 'session',
        'content-type': 'application/json',
      });
    }
  });

  it('gets a request whose signature matches it', async () => {
    await knowledge.search('Wie lange? 👍', 4);
    const { method = '', url: path = '', headers = {}, body } = server.requests.at(-1) ?? {};
    const [, names = ''] = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '') ?? [];
    const kept = names.split(';').map((name) => [name, String(headers[name])]);
    const { hostname, protocol } = new URL(server.url);
    const signer = new SignatureV4({ ...ACCOUNT, service: 'bedrock', sha256: client.config.sha256 });
    const again = await signer.sign(
      { method, protocol, hostname, path, headers: Object.fromEntries(kept), body },
      { signingDate: dateOf(String(headers['x-amz-date'])) },
    );
    expect(names.split(';')).toEqual(expect.arrayContaining(['host', 'x-amz-content-sha256', 'x-amz-date']));
    expect(again.headers.authorization).toBe(headers.authorization);
  });

  it('returns passages with the source and heading that the sync has written', async () => {
    server.answer({
      results: [
        passage({
          metadata: { playbook: 'ecommerce', source: 'returns.md', heading: 'How long', 'x-amz-bedrock-kb-chunk': 7 },
          location: { type: 'S3', s3Location: { uri: 's3://docs/ecommerce/returns.md/how-long-0.md' } },
        }),
      ],
    });
    expect(await knowledge.search('How long?', 4)).toEqual([
      { source: 'returns.md', heading: 'How long', text: 'You have 30 days.', score: 0.71, fits: true },
    ]);
  });

  it.each([
    ['manual.pdf', { type: 'S3', s3Location: { uri: 's3://docs/shop/manual.pdf' } }],
    ['returns', { type: 'WEB', webLocation: { url: 'https://shop.example.com/help/returns/?lang=en#days' } }],
    ['shop.example.com', { type: 'WEB', webLocation: { url: 'https://shop.example.com/' } }],
    ['doc-7', { type: 'CUSTOM', customDocumentLocation: { id: 'doc-7' } }],
    [ID, { type: 'SQL', sqlLocation: { query: 'SELECT 1' } }],
  ])('names a document without attributes %s', async (source, location) => {
    server.answer({ results: [from(location)] });
    expect(await knowledge.search('How long?', 4)).toMatchObject([{ source, heading: '' }]);
  });

  it('drops results without text, and attributes that are not strings', async () => {
    const odd = { content: { text: 'Words.' }, metadata: { source: 7, heading: null }, score: null };
    server.answer({ results: [{ content: { type: 'IMAGE' } }, {}, { content: { text: ' \n' } }, odd] });
    expect(await knowledge.search('How long?', 4)).toEqual([
      { source: ID, heading: '', text: 'Words.', score: 0, fits: true },
    ]);
  });

  it.each([
    ['its attribute', (words: string) => passage({ metadata: { source: words, heading: words } })],
    [
      'its location',
      (words: string) => passage({ location: { s3Location: { uri: `s3://b/${words}` } }, metadata: {} }),
    ],
  ])('names a passage by %s in one line of at most 200 characters', async (_, of) => {
    server.answer({ results: [of(`Returns\u202e\r\n\n<b>x${'👍'.repeat(5000)}`)] });
    const [found] = await knowledge.search('How long?', 4);
    expect(found?.source).toMatch(/^Returns ‹b›x👍{90,100}\uFFFD?…$/u);
    expect(found?.source.length).toBeLessThanOrEqual(200);
    expect(['', found?.source]).toContain(found?.heading);
    expect(found?.text).toBe('You have 30 days.');
  });

  it('gets the last 1,000 characters of a query, without half a character', async () => {
    await knowledge.search(`${'👍'.repeat(600)}How long?`, 4);
    const { text } = JSON.parse(server.requests.at(-1)?.body ?? '').retrievalQuery;
    expect(text).toBe(`${'👍'.repeat(495)}How long?`);
  });
});

describe('a knowledge base that fails', () => {
  it.each([
    ['KnowledgeBusy', { status: 429, error: 'ThrottlingException' }],
    ['KnowledgeBusy', { status: 500, error: 'InternalServerException' }],
    ['KnowledgeBusy', { status: 502, error: 'BadGatewayException' }],
    ['KnowledgeBusy', { status: 424, error: 'DependencyFailedException' }],
    ['KnowledgeBusy', { status: 409, error: 'ConflictException' }],
    ['KnowledgeRefused', { status: 403, error: 'AccessDeniedException' }],
    ['KnowledgeRefused', { status: 404, error: 'ResourceNotFoundException' }],
    ['KnowledgeRefused', { status: 400, error: 'ValidationException' }],
    ['KnowledgeRefused', { status: 400, error: 'ServiceQuotaExceededException' }],
  ] as const)('throws %s for %j', async (name, failure) => {
    server.answer(failure);
    await expect(knowledge.search('How long?', 4)).rejects.toMatchObject({
      name,
      message: `Knowledge base ${ID}: ${failure.error}`,
    });
  });

  it.each([
    ['hangs', 'TimeoutError', 300],
    ['breaks', 'ECONNRESET', 5000],
  ] as const)('throws KnowledgeBusy when it %s', async (failure, label, limit) => {
    server.answer(failure);
    const failed = within(limit).search('How long?', 4);
    await expect(failed).rejects.toMatchObject({ name: 'KnowledgeBusy', message: `Knowledge base ${ID}: ${label}` });
  });

  it('throws KnowledgeRefused for a malformed response', async () => {
    server.answer({ results: ['nothing'] as never });
    await expect(knowledge.search('How long?', 4)).rejects.toMatchObject({ name: 'KnowledgeRefused' });
  });
});
