import { BedrockAgentClient } from '@aws-sdk/client-bedrock-agent';
import { S3Client } from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KnowledgePart } from '../../../../core/playbook/playbook.ts';
import { syncKnowledge } from '../../../../infra/knowledge-sync/sync-knowledge.ts';
import { compilePlaybook } from '../../../../playbooks/compile.ts';
import { BUCKET, KNOWLEDGE_BASE, KnowledgeAccount } from '../../../support/knowledge-account.ts';

const PLAYBOOK = compilePlaybook('ecommerce');
const part = (source: string, heading: string, text: string): KnowledgePart => ({ source, heading, text });
const RETURNS = part('returns.md', 'How long?', 'You have 30 days.');
const PARCELS = part('shipping/parcels.md', 'Pakete & Größen', 'Up to 30 kg.');

const FOLDER = 'help/ecommerce/';
const S3 = { bucketArn: `arn:aws:s3:::${BUCKET}`, inclusionPrefixes: ['help/'] };
const WHOLE = { chunkingConfiguration: { chunkingStrategy: 'NONE' } };

let account: KnowledgeAccount;
let sync: (knowledge: KnowledgePart[], options?: { dryRun?: boolean; wait?: boolean }) => Promise<void>;
let said: string[];

beforeEach(async () => {
  account = new KnowledgeAccount();
  account.dataSource = {
    dataSourceConfiguration: { type: 'S3', s3Configuration: S3 },
    vectorIngestionConfiguration: WHOLE,
  };
  const given = {
    endpoint: await account.start(),
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler(),
  };
  const clients = { agent: new BedrockAgentClient(given), s3: new S3Client(given) };
  said = [];
  const say = (line: string) => said.push(line);
  sync = async (knowledge, { dryRun = false, wait = false } = {}) => {
    account.requests.length = 0;
    const playbook = { ...PLAYBOOK, knowledge };
    await syncKnowledge({ ...clients, knowledgeBase: KNOWLEDGE_BASE, playbook, dryRun, wait, pollMs: 1, say });
  };
});
afterEach(() => account.close());

const documents = () => [...account.objects.keys()].filter((key) => key.endsWith('.md')).toSorted();

describe('the first sync', () => {
  it('uploads each part under its heading, with its attributes first, and then starts an ingestion', async () => {
    await sync([RETURNS, PARCELS]);
    const [returns = '', parcels = ''] = documents();
    expect(returns).toMatch(/^help\/ecommerce\/returns\.md\/how-long-[0-9a-f]{16}\.md$/);
    expect(parcels).toMatch(/^help\/ecommerce\/shipping\/parcels\.md\/pakete-gro-en-[0-9a-f]{16}\.md$/);
    expect(account.objects.get(returns)).toBe('# How long?\n\nYou have 30 days.\n');
    expect(JSON.parse(account.objects.get(`${parcels}.metadata.json`) ?? '')).toEqual({
      metadataAttributes: { playbook: 'ecommerce', source: 'shipping/parcels.md', heading: 'Pakete & Größen' },
    });
    const { changes } = account;
    expect(changes.slice(0, 2).toSorted()).toEqual([`PUT ${returns}.metadata.json`, `PUT ${parcels}.metadata.json`]);
    expect(changes.slice(2, 4).toSorted()).toEqual([`PUT ${returns}`, `PUT ${parcels}`]);
    expect(changes.slice(4)).toEqual(['INGEST']);
    expect(said.at(-1)).toBe('The ingestion job JOB1 has started.');
  });

  it('uses the bucket root when the data source has no prefix, and adds a missing trailing slash to a prefix', async () => {
    for (const [inclusionPrefixes, folder] of [
      [undefined, 'ecommerce/'],
      [['docs'], 'docs/ecommerce/'],
    ] as const) {
      account.objects.clear();
      account.dataSource = {
        dataSourceConfiguration: { type: 'S3', s3Configuration: { ...S3, inclusionPrefixes } },
      };
      await sync([RETURNS]);
      expect(documents()[0]?.startsWith(`${folder}returns.md/`)).toBe(true);
      expect(said[0]).toContain('the chunking strategy DEFAULT');
    }
  });
});

describe('a later sync', () => {
  it('writes nothing when nothing has changed, also with a listing of several pages', async () => {
    const knowledge = [RETURNS, PARCELS, part('faq.md', 'Who?', 'We.')];
    await sync(knowledge);
    account.objects.set(FOLDER, '');
    await sync(knowledge);
    expect(account.changes).toEqual(['INGEST']);
    expect(said.at(-2)).toBe(`Files written: 0, deleted: 0, in s3://${BUCKET}/${FOLDER}`);
  });

  it('replaces only the part that has changed', async () => {
    await sync([RETURNS, PARCELS]);
    const before = documents();
    await sync([{ ...RETURNS, text: 'You have 60 days.' }, PARCELS]);
    const after = documents();
    expect(after).toHaveLength(2);
    const [gone] = before.filter((key) => !after.includes(key));
    const [fresh] = after.filter((key) => !before.includes(key));
    expect(account.changes).toEqual([
      `PUT ${fresh}.metadata.json`,
      `PUT ${fresh}`,
      `DELETE ${gone}`,
      `DELETE ${gone}.metadata.json`,
      'INGEST',
    ]);
  });

  it('removes documents that are no longer in the playbook, and nothing outside its folder', async () => {
    const foreign = ['help/ecommerce.md', 'help/ecommerce-old/a.md', 'help/saas/returns.md/a.md', 'other/b.pdf'];
    for (const key of foreign) account.objects.set(key, 'foreign');
    account.objects.set(`${FOLDER}stray.md`, 'left behind');
    await sync([RETURNS, PARCELS]);
    await sync([RETURNS]);
    const [returns] = documents().filter((key) => key.startsWith(FOLDER));
    expect([...account.objects.keys()].toSorted()).toEqual(
      [...foreign, returns, `${returns}.metadata.json`].toSorted(),
    );
    expect(account.changes).toContain('INGEST');
  });

  it('prints the changes of a dry run without making them', async () => {
    await sync([RETURNS]);
    await sync([PARCELS], { dryRun: true });
    expect(account.changes).toEqual([]);
    expect(said.slice(-5)).toEqual([
      expect.stringMatching(/^\+ shipping\/parcels\.md\/.*metadata\.json$/),
      expect.stringMatching(/^\+ shipping\/parcels\.md\/.*\.md$/),
      expect.stringMatching(/^- returns\.md\/.*\.md$/),
      expect.stringMatching(/^- returns\.md\/.*metadata\.json$/),
      `A sync would change 4 files in s3://${BUCKET}/${FOLDER} and start an ingestion.`,
    ]);
  });
});

describe('an interrupted sync', () => {
  const refuse = (of: RegExp, status: number, error: string) => {
    account.refusal = { of, status, error };
  };
  const repaired = async (knowledge: KnowledgePart[]) => {
    account.refusal = null;
    await sync(knowledge);
    expect(account.changes).toContain('INGEST');
    const pairs = documents().flatMap((key) => [key, `${key}.metadata.json`]);
    expect([...account.objects.keys()].toSorted()).toEqual(pairs.toSorted());
    expect(documents()).toHaveLength(knowledge.length);
  };

  it.each([
    [/^PUT .*how-long.*\.md$/, 403, 'AccessDenied', /^s3:PutObject on s3:.*: AccessDenied: .* Grant s3:PutObject/],
    [
      /^PUT .*metadata\.json$/,
      503,
      'SlowDown',
      /^s3:PutObject on .*: SlowDown: Not now\. Run this again: it continues/,
    ],
    [/^POST /, 403, 'AccessDenied', /^s3:DeleteObject on .* Grant s3:DeleteObject to your credentials\.$/],
    [/^PUT .*ingestionjobs/, 409, 'ConflictException', /^bedrock:StartIngestionJob .*is running\. Run this again/],
    [/^PUT .*ingestionjobs/, 403, 'AccessDeniedException', /Grant bedrock:StartIngestionJob to your credentials\.$/],
  ])('by a failed %s gives the reason in one line, and is completed by the next', async (of, status, error, line) => {
    await sync([PARCELS, part('old.md', 'Old', 'Old.')]);
    refuse(of, status, error);
    const failed = sync([PARCELS, RETURNS]).catch((each: Error) => each);
    expect(await failed).toMatchObject({ message: expect.stringMatching(line) });
    expect(String((await failed)?.message)).not.toContain('\n');
    await repaired([PARCELS, RETURNS]);
  });

  it('by a failed ingestion gives its reasons, and the next one ingests again', async () => {
    const statistics = { numberOfDocumentsScanned: 1, numberOfDocumentsFailed: 1 };
    account.jobs = [
      { status: 'IN_PROGRESS' },
      { status: 'COMPLETE', statistics, failureReasons: ['["Too\n large"]', 'x'] },
    ];
    await expect(sync([RETURNS], { wait: true })).rejects.toThrow(
      'The ingestion job ended as COMPLETE (1 scanned, 0 new, 0 modified, 0 deleted, 1 failed): ["Too large"]; x',
    );
    await repaired([RETURNS]);
  });

  it('writes nothing when the knowledge base, the bucket or the S3 data source is missing', async () => {
    refuse(/^GET \/knowledgebases/, 404, 'ResourceNotFoundException');
    await expect(sync([RETURNS])).rejects.toThrow(/Check knowledgeBase of the stage in infra\/stages\.ts/);
    refuse(/^GET \/company-docs/, 404, 'NoSuchBucket');
    await expect(sync([RETURNS])).rejects.toThrow(/^s3:ListBucket on .* names a bucket that does not exist\.$/);
    account.dataSource = { dataSourceConfiguration: { type: 'WEB' } };
    await expect(sync([RETURNS])).rejects.toThrow('The data source DS12345678 is not an S3 bucket');
    expect(account.changes).toEqual([]);
  });
});

describe('waiting', () => {
  it('ends with the statistics of the job', async () => {
    const statistics = { numberOfDocumentsScanned: 2, numberOfNewDocumentsIndexed: 2 };
    account.jobs = [{ status: 'STARTING' }, { status: 'IN_PROGRESS' }, { status: 'COMPLETE', statistics }];
    await sync([RETURNS, PARCELS], { wait: true });
    expect(said.at(-1)).toBe('It is complete: 2 scanned, 2 new, 0 modified, 0 deleted, 0 failed.');
  });
});
