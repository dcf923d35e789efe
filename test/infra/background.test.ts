import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionKey, auditKey, erasedKey, jobKey, leaseKey, partitionKey, SECRETS_KEY } from '../../core/config/keys.ts';
import { STAGE_NAMES } from '../../infra/stages.ts';
import { statementsOf } from './support/policies.ts';
import { theOne } from './support/resolve.ts';
import { EVERYTHING, synth } from './support/synth.ts';

const MAPPING = 'AWS::Lambda::EventSourceMapping';
const MINUTE = 60;

describe.each(STAGE_NAMES)('the change stream of %s', (name) => {
  const { resources } = synth(name);
  const bucket = Object.keys(resources).find((id) => id.startsWith('OutboxChangesDiscarded')) ?? '';

  it('is read by the live outbox in batches, which fail in part, and are tried again for 20 of the 24 hours', () => {
    expect(theOne(MAPPING, resources)).toMatchObject({
      EventSourceArn: expect.stringMatching(/^TablesConversations\w+\.StreamArn$/),
      FunctionName: `frontdesk-${name}-outbox:live`,
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 1,
      ParallelizationFactor: 1,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: -1,
      MaximumRecordAgeInSeconds: 20 * 60 * MINUTE,
      DestinationConfig: { OnFailure: { Destination: `arn:aws:s3:::${bucket}` } },
    });
  });

  it('leaves what is too old in a private bucket for as long as the table keeps what cannot be read', () => {
    expect(theOne('AWS::S3::Bucket', resources, 'Outbox')).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: 14, Status: 'Enabled' }] },
    });
    const policy = statementsOf(resources).filter(({ where }) => where.startsWith('OutboxChangesDiscardedPolicy'));
    expect(policy.map(({ effect, actions, condition }) => [effect, actions, condition])).toEqual([
      ['Deny', ['s3:*'], { Bool: { 'aws:SecureTransport': 'false' } }],
    ]);
  });

  it('looks for what is due every minute, and repeats nothing that the next minute repeats', () => {
    const live = `arn:aws:lambda:us-east-1:123456789012:function:frontdesk-${name}-clock:live`;
    expect(theOne('AWS::Events::Rule', resources)).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      State: 'ENABLED',
      Targets: [{ Arn: live, RetryPolicy: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: MINUTE } }],
    });
    expect(theOne('AWS::Lambda::EventInvokeConfig', resources)).toEqual({
      FunctionName: `frontdesk-${name}-clock`,
      Qualifier: 'live',
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: MINUTE,
    });
    expect(theOne('AWS::Lambda::Permission', resources, 'ClockEveryMinute')).toMatchObject({
      FunctionName: live,
      Principal: 'events.amazonaws.com',
    });
  });
});

describe('the filter of the change stream', () => {
  const { FilterCriteria } = theOne(MAPPING, synth('prod', { settings: EVERYTHING }).resources) as unknown as {
    readonly FilterCriteria: { readonly Filters: readonly { readonly Pattern: string }[] };
  };
  const patterns = FilterCriteria.Filters.map(({ Pattern }) => Pattern);
  const starts = patterns.flatMap((pattern) => {
    const { S }: { S: readonly { readonly prefix: string }[] } = JSON.parse(pattern).dynamodb.Keys.pk;
    return S.map(({ prefix }) => prefix);
  });
  const passes = (pk: string) => starts.some((start) => pk.startsWith(start));

  it('lets every conversation pass, and every tombstone', () => {
    const id = fc.string({ minLength: 1, unit: 'binary' }).filter((text) => text.isWellFormed());
    fc.assert(
      fc.property(id, id, (customer, conversation) => {
        expect(passes(partitionKey({ customer, conversation }))).toBe(true);
        expect(passes(erasedKey(customer))).toBe(true);
      }),
    );
  });

  it('lets no other partition pass: none of their changes is an event', () => {
    const others = [
      jobKey('webhook#crm', 'e1'),
      leaseKey('webhook#crm'),
      actionKey('staff:ana'),
      auditKey('2026-11-27'),
    ];
    expect([...others, SECRETS_KEY].filter(passes)).toEqual([]);
  });

  it('keeps the limits of Lambda', () => {
    expect(patterns.length).toBeLessThanOrEqual(5);
    for (const pattern of patterns) expect(pattern.length).toBeLessThanOrEqual(4096);
  });
});
