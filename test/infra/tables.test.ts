import { describe, expect, it } from 'vitest';
import { STAGE_NAMES } from '../../infra/stages.ts';
import { CONVERSATIONS, IDEMPOTENCY } from '../../local/aws/dynamodb/table-definitions.ts';
import { theOne } from './support/resolve.ts';
import { synth } from './support/synth.ts';

const TABLE = 'AWS::DynamoDB::GlobalTable';
const byName = (attributes: readonly { readonly AttributeName: string }[]) =>
  attributes.toSorted((a, b) => a.AttributeName.localeCompare(b.AttributeName));

describe.each(STAGE_NAMES)('the tables of %s', (name) => {
  const { resources } = synth(name);
  const conversations = theOne(TABLE, resources, 'TablesConversations');
  const idempotency = theOne(TABLE, resources, 'TablesIdempotency');

  it.each([
    [CONVERSATIONS, conversations],
    [IDEMPOTENCY, idempotency],
  ])('have the keys and indexes of the one-machine run: $TableName', ({ TableName, ...local }, deployed) => {
    const { AttributeDefinitions, ...rest } = local;
    expect(deployed).toMatchObject(rest);
    expect(byName(deployed.AttributeDefinitions ?? [])).toEqual(byName(AttributeDefinitions));
  });

  it('have TTL and encryption', () => {
    const SSESpecification = { SSEEnabled: true, SSEType: 'KMS' };
    const ttl = (AttributeName: string) => ({ TimeToLiveSpecification: { AttributeName, Enabled: true } });
    expect(conversations).toMatchObject({ SSESpecification, ...ttl('expires_at') });
    expect(idempotency).toMatchObject({ SSESpecification, ...ttl('expiration') });
  });

  it('have a stream of what conversations were and have become', () => {
    expect(conversations.StreamSpecification).toEqual({ StreamViewType: 'NEW_AND_OLD_IMAGES' });
    expect(idempotency).not.toHaveProperty('StreamSpecification');
  });

  it('have point-in-time recovery for conversations', () => {
    expect(conversations.Replicas).toMatchObject([
      { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
    ]);
  });

  it(`${name === 'prod' ? 'are retained' : 'are deleted'} with their stack`, () => {
    const [id] = Object.keys(resources).filter((each) => each.startsWith('TablesConversations'));
    expect(resources[id ?? '']?.DeletionPolicy).toBe(name === 'prod' ? 'Retain' : 'Delete');
    expect(conversations.Replicas).toMatchObject([{ DeletionProtectionEnabled: name === 'prod' }]);
  });
});
